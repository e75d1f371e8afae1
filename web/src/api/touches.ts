import { Store } from "@/lib/store";
import type { LiveEvent } from "./live";

/** Who last changed what while the page was open: for the flash on the cell, and the name on hover. */
export interface Touched {
  entity: string;
  rowId: string;
  fields: readonly string[];
  who: string;
  at: string;
  count: number;
}

const MOST_TOUCHES = 500;

export class Touches {
  readonly recent = new Store<readonly Touched[]>([]);
  #count = 0;

  note({ change_set, changes }: LiveEvent): void {
    const fresh = changes
      .filter(({ op, entity }) => op === "update" || entity === "task_assignee")
      .map((change): Touched => {
        const isAssignee = change.entity === "task_assignee";
        const fact = change.after ?? change.before ?? {};
        return {
          entity: isAssignee ? "task" : change.entity,
          rowId: isAssignee ? String(fact.task_id) : change.row_id,
          fields: isAssignee ? ["member_ids"] : Object.keys(fact),
          who: change_set.actor_name ?? "",
          at: change_set.at,
          count: ++this.#count,
        };
      });
    this.recent.set((old) => [...old, ...fresh].slice(-MOST_TOUCHES));
  }
}
