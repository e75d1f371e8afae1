import type { Gesture, NewEntity, NewTask } from "@/api/edits";
import { extraKey } from "@/api/edits";
import type { GridRow } from "@/api/grid-copy";
import type { Kind } from "@/api/kinds";
import { taskTypeOf } from "@/api/task-column";
import { uuid7 } from "@/lib/uuid";
import { fieldOf } from "./cell-edits";
import { nextName } from "./name-pattern";

/**
 * Rows pasted below the last one, as a gesture that makes them: what their columns hold, and a task with its status for each task cell
 * that has one. Where it stands, when the paste does not say, is where the row above stands; a row without a name gets the next one.
 */
export function newFromPaste(
  kind: Kind,
  pasted: readonly Readonly<Record<string, unknown>>[],
  above: GridRow | undefined,
): Pick<Gesture, "newEntities" | "newTasks"> {
  const newEntities: NewEntity[] = [];
  const newTasks: NewTask[] = [];
  const taken = new Set<string>();
  let last = above?.name ?? "";
  for (const values of pasted) {
    const id = uuid7();
    const name = String(values.name ?? "").trim() || (nextName(last, taken) ?? "");
    if (!name) continue;
    last = name;
    taken.add(name.toLowerCase());
    const place = {
      ...(above && !("parent" in values) && { parent_id: above.parent_id }),
      ...(above && !("entity_type" in values) && { entity_type_id: above.entity_type_id }),
    };
    newEntities.push({ ...place, ...fieldsOf(values), id, kind, name });
    for (const [column, status] of Object.entries(values)) {
      const task_type_id = taskTypeOf(column);
      if (task_type_id && typeof status === "string" && status)
        newTasks.push({ id: uuid7(), entity_id: id, task_type_id, task_status_id: status });
    }
  }
  return { newEntities, newTasks };
}

function fieldsOf(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const extra: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(values)) {
    if (value === null || value === "" || taskTypeOf(column) || column === "thumbnail") continue;
    const key = extraKey(column);
    if (key === null) fields[fieldOf(column)] = value;
    else extra[key] = value;
  }
  return Object.keys(extra).length > 0 ? { ...fields, extra } : fields;
}
