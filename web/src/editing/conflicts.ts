import { editKey, type PendingEdit } from "@/api/edits";
import type { ProjectSession } from "@/api/project-session";
import { Store, useStore } from "@/lib/store";

/** Conflicts that somebody has closed the dialog over: they wait, and the status bar says so. */
const postponed = new Store<ReadonlySet<string>>(new Set());

function keyOf(conflict: PendingEdit): string {
  return `${editKey(conflict)} ${String(conflict.theirs)}`;
}

export function postpone(conflicts: readonly PendingEdit[]): void {
  postponed.set((old) => new Set([...old, ...conflicts.map(keyOf)]));
}

/** Asks about all of them again. */
export function askAgain(): void {
  postponed.set(new Set());
}

/** What waits for the person's choice, and whether to ask about it now. */
export function useConflicts({ edits }: ProjectSession): { conflicts: PendingEdit[]; isAsked: boolean } {
  const conflicts = [...useStore(edits.pending).values()].filter(({ state }) => state === "conflict");
  const closed = useStore(postponed);
  return { conflicts, isAsked: conflicts.some((conflict) => !closed.has(keyOf(conflict))) };
}
