import { forgetCopies } from "@/api/kept-copies";
import { forgetDrafts } from "@/features/task-panel/draft";
import { forgetStored } from "@/lib/stored";

/**
 * Leaves the browser to whoever comes next: the copies of grids, notes begun and not sent, what was done and could be undone, where one went.
 *
 * Two things stay, under the account they are of: edits that have not reached the server yet, which go out when that person is back and would be
 * lost otherwise, and how each page was left. How wide a panel is, and the language of the door, belong to the machine.
 */
export async function forgetPerson(): Promise<void> {
  forgetDrafts();
  forgetStored("undo.");
  forgetStored("recent");
  await forgetCopies();
}
