import { useLocation } from "@tanstack/react-router";
import { type RefObject, useEffect, useState } from "react";

/** How far back a note is looked for by itself; beyond, one goes on by hand. */
const MOST_PAGES = 40;

interface Loaded {
  /** What has been read of the thread so far; null before anything has. */
  ids: ReadonlySet<string> | null;
  pages: number;
  hasMore: boolean;
  /** The same one at every render. */
  loadMore: () => unknown;
}

/** The note that the address names: looked for in what was said before, and brought into sight once. It stays marked when the address goes on. */
export function useLinkedNote(list: RefObject<HTMLElement | null>, { ids, pages, hasMore, loadMore }: Loaded) {
  const hash = useLocation({ select: (location) => location.hash });
  const named = /^note-([0-9a-f-]{36})$/u.exec(hash)?.[1] ?? null;
  const [linked, setLinked] = useState(named);
  if (named && named !== linked) setLinked(named);
  const isThere = linked !== null && ids !== null && ids.has(linked);
  const isSought = linked !== null && ids !== null && !isThere && hasMore && pages < MOST_PAGES;
  useEffect(() => {
    // Once a page: one that could not be read is not asked for again and again.
    if (isSought) void loadMore();
  }, [isSought, pages, loadMore]);
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for the effect's end.
    if (isThere) void list.current?.querySelector("[data-linked]")?.scrollIntoView({ block: "center" });
  }, [isThere, linked, list]);
  return { linked, isGone: linked !== null && ids !== null && !isThere && !hasMore };
}
