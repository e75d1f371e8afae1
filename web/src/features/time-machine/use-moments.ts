import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { feedQuery } from "@/api/history";
import { type Moment, placeOf } from "./moments";

/** So many pages of the diary come by themselves for a moment that lies further back; more on asking. */
const BY_ITSELF = 10;

/** The project's change sets, the oldest first, and where a moment stands among them; older ones come as one goes back. */
export function useMoments(projectId: string, at: string) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(feedQuery(projectId));
  const moments = useMemo(
    () =>
      (data?.pages.flatMap((page) => page.rows) ?? []).toReversed().map((line): Moment => ({
        ...{ at: line.at, sentence: line.sentence, who: line.actor?.display_name ?? "MOTK" },
      })),
    [data],
  );
  const place = placeOf(at, moments);
  const isShort = place < 1 && hasNextPage && (data?.pages.length ?? 0) < BY_ITSELF;
  useEffect(() => {
    if (isShort && !isFetchingNextPage) void fetchNextPage();
  }, [isShort, isFetchingNextPage, fetchNextPage]);
  return { moments, place, isLoading: isFetchingNextPage };
}
