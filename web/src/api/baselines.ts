import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { Comparison } from "./schema.gen";

/** Tasks that are listed; the rest of them is counted. */
const SHOWN = 200;

/** What became of a plan. Read anew whenever it is looked at: any task may have moved. */
export const comparisonQuery = (baselineId: string) =>
  queryOptions({
    queryKey: ["comparison", baselineId],
    queryFn: ({ signal }): Promise<Comparison> =>
      answered(
        client.GET("/api/v1/baselines/{row_id}/compare", {
          params: { path: { row_id: baselineId }, query: { limit: SHOWN } },
          signal,
        }),
      ),
    staleTime: 0,
  });
