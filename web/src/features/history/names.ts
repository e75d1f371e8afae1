import type { ProjectContext } from "@/api/context";

const MOMENT = /^\d{4}-\d\d-\d\dT/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A value in words: ids of the workflow and the team as their names. */
export type Names = (value: unknown) => string;

export function namesOf(context: ProjectContext, locale: string): Names {
  const byId = new Map<string, string>([
    ...[...context.task_statuses, ...context.task_types, ...context.entity_types, ...context.members].map(
      ({ id, name }) => [id, name] as const,
    ),
    ...context.accounts.map(({ id, display_name }) => [id, display_name] as const),
  ]);
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return (value) => {
    if (value == null || value === "") return "";
    if (typeof value === "string" && byId.has(value)) return byId.get(value) ?? "";
    if (typeof value === "string" && MOMENT.test(value)) return moment.format(new Date(value));
    if (typeof value === "string" && ID.test(value)) return "";
    if (typeof value === "object" && Object.keys(value).length === 0) return "";
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  };
}

/** Kept by the database for itself; saying them would tell the reader nothing. */
const QUIET: ReadonlySet<string> = new Set([
  ...["id", "rev", "created_at", "created_by", "updated_at", "updated_by", "organization_id", "project_id"],
  ...["name_key", "archived_by"],
]);

export function toldFields(before: object | null, after: object | null): string[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields].filter((field) => !QUIET.has(field));
}

export function fieldName(field: string): string {
  const words = field.replace(/_id$/, "").replace(/_ids$/, "s").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
