import type { QueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import type { ProjectContext } from "@/api/context";
import { type Edit, extraKey, type Told } from "@/api/edits";
import { type GridCopy, wholeName } from "@/api/grid-copy";
import { shortDay } from "@/lib/dates";
import { duration } from "@/lib/durations";

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Fields whose own name is not what people call them. */
const CALLED = {
  task_status_id: "status",
  member_ids: "assignee",
  entity_type_id: "entity_type",
} as const;

const NAMED = [
  ...([
    "name",
    "description",
    "code",
    "status",
    "entity_type",
    "nb_frames",
    "frame_in",
    "frame_out",
    "handle_in",
  ] as const),
  ...(["handle_out", "fps", "cut_order", "tags", "assignee", "start_date", "due_date", "estimate_minutes"] as const),
  ...(["priority", "difficulty", "completion_rate"] as const),
];

/** What a field is called. */
export function fieldTitle(field: string, t: TFunction): string {
  if (field === "parent_id") return t("editing.place");
  const called = CALLED[field as keyof typeof CALLED] ?? field;
  const named = NAMED.find((name) => name === called);
  return named ? t(`fields.${named}`) : (extraKey(field) ?? field).replaceAll("_", " ");
}

/** What was done, for "Undo: status of 12 tasks". */
export function toldText({ what, table, count, title }: Told, t: TFunction): string {
  if (title) return title;
  if (what === "mixed") return t("editing.values", { count });
  if (what === "create") return t(table === "task" ? "editing.newTasks" : "editing.newRows", { count });
  const rows = t(table === "task" ? "editing.tasks" : "editing.rows", { count });
  return t("editing.of", { field: fieldTitle(what, t).toLocaleLowerCase(), rows });
}

/** A value as people read it: names instead of ids. */
export function valueText(
  field: string,
  value: unknown,
  context: ProjectContext,
  copies: readonly GridCopy[],
  locale: string,
): string {
  if (value == null || value === "") return "";
  if (Array.isArray(value)) return value.map((one) => valueText(field, one, context, copies, locale)).join(", ");
  const named = [...context.task_statuses, ...context.members, ...context.entity_types].find(({ id }) => id === value);
  if (named) return named.name;
  if (field === "parent_id") return nameOf(String(value), copies);
  if (field === "estimate_minutes") return duration(Number(value));
  if (typeof value === "string" && DAY.test(value)) return shortDay(value, locale);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function nameOf(id: string, copies: readonly GridCopy[]): string {
  for (const copy of copies) {
    const parent = copy.parents.get(id);
    const found = parent ? wholeName(parent) : copy.rows.get(id)?.name;
    if (found) return found;
  }
  return "";
}

/** "SH010 · Animation · Due date": where an edit belongs. */
export function placeText(
  edit: Pick<Edit, "table" | "id" | "field">,
  context: ProjectContext,
  copies: readonly GridCopy[],
  t: TFunction,
): string {
  for (const copy of copies) {
    const row = copy.rows.get(edit.table === "entity" ? edit.id : (copy.rowOfTask.get(edit.id) ?? ""));
    if (!row) continue;
    const task = row.tasks.find(({ id }) => id === edit.id);
    const type = task && context.task_types.find(({ id }) => id === task.task_type_id)?.name;
    return [row.name, type, fieldTitle(edit.field, t)].filter(Boolean).join(" · ");
  }
  return fieldTitle(edit.field, t);
}

export function copiesOf(queries: QueryClient, projectId: string): GridCopy[] {
  return queries.getQueriesData<GridCopy>({ queryKey: ["grid", projectId] }).flatMap(([, copy]) => copy ?? []);
}
