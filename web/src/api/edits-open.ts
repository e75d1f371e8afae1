import type { QueryClient } from "@tanstack/react-query";
import { uuid7 } from "@/lib/uuid";
import { keptInBrowser } from "./edits-kept";
import { Edits } from "./edits-queue";
import { meQuery } from "./session";
import { Undo } from "./undo";

/** What a person does in one project. It outlives its pages while something is unsaved: leaving a project must not hold its edits back. */
interface Work {
  edits: Edits;
  undo: Undo;
  users: number;
  isLive: () => boolean;
}

const open = new Map<string, Work>();

export function openWork(
  queries: QueryClient,
  accountId: string,
  projectId: string,
  isLive: () => boolean,
): { edits: Edits; undo: Undo; leave: () => void } {
  const place = `${accountId}/${projectId}`;
  const work = open.get(place) ?? begin(queries, accountId, projectId);
  open.set(place, work);
  work.users += 1;
  work.isLive = isLive;
  const leave = () => {
    work.users -= 1;
    work.isLive = () => false;
    if (work.users === 0) endWhenSaved(place, work);
  };
  return { edits: work.edits, undo: work.undo, leave };
}

function begin(queries: QueryClient, accountId: string, projectId: string): Work {
  const work: Partial<Work> = { users: 0 };
  work.edits = new Edits({
    queries,
    projectId,
    kept: keptInBrowser(accountId, projectId, uuid7()),
    maySend: () => queries.getQueryData(meQuery.queryKey)?.account.id === accountId,
    isLive: () => work.isLive?.() ?? false,
  });
  work.undo = new Undo(work.edits, `${accountId}/${projectId}`);
  return work as Work;
}

function endWhenSaved(place: string, work: Work): void {
  const stop = work.edits.list.subscribe(end);
  end();
  function end(): void {
    if (work.users > 0) return stop();
    if (work.edits.list.get().length > 0) return;
    stop();
    open.delete(place);
    work.edits.close();
    work.undo.close();
  }
}
