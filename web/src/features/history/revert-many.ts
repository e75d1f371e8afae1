import { revert } from "@/api/history";
import { Problem } from "@/api/problem";
import type { RevertConflict } from "@/api/schema.gen";

/** What came of reverting one change set or several. */
export interface Outcome {
  reverted: number;
  /** The first of them; `conflictCount` counts all. */
  conflicts: RevertConflict[];
  conflictCount: number;
  failed: { changeSetId: string; problem: Problem }[];
}

/**
 * Reverts one change set after the other, the newest first: an older one finds what it left there only once the newer are undone. One that is
 * refused does not keep the others from it.
 */
export async function revertMany(
  newestFirst: readonly string[],
  {
    rowIds,
    field,
    onDone,
  }: { rowIds?: string[] | undefined; field?: string | undefined; onDone?: (count: number) => void } = {},
): Promise<Outcome> {
  const outcome: Outcome = { reverted: 0, conflicts: [], conflictCount: 0, failed: [] };
  for (const [at, changeSetId] of newestFirst.entries()) {
    try {
      // One after the other is the point.
      // oxlint-disable-next-line no-await-in-loop
      const report = await revert(changeSetId, rowIds, field);
      outcome.reverted += report.reverted;
      outcome.conflicts.push(...report.conflicts);
      outcome.conflictCount += report.conflict_count;
    } catch (error) {
      outcome.failed.push({ changeSetId, problem: Problem.from(error) });
    }
    onDone?.(at + 1);
  }
  return outcome;
}
