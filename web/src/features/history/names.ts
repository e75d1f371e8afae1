import type { TFunction } from "i18next";
import { shortDay } from "@/lib/dates";
import { duration } from "@/lib/durations";
import type { history } from "@/lib/i18n/en/history";

const MOMENT = /^\d{4}-\d\d-\d\dT/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A value in words: ids of the workflow and the team as their names, dates and durations as people write them. */
export type Names = (value: unknown, field?: string) => string;

/** `named`: what has a name of its own; of these ids nothing else is said. */
export function namesOf(named: readonly { id: string; name: string }[], locale: string, t: TFunction): Names {
  const byId = new Map(named.map(({ id, name }) => [id, name]));
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const text = (value: string): string => {
    if (byId.has(value)) return byId.get(value) ?? "";
    if (MOMENT.test(value)) return moment.format(new Date(value));
    if (DAY.test(value)) return shortDay(value, locale);
    return ID.test(value) ? "" : value;
  };
  const names: Names = (value, field = "") => {
    if (value == null || value === "") return "";
    if (typeof value === "boolean") return t(value ? "types.yes" : "types.no");
    if (field === "estimate_minutes" && typeof value === "number") return duration(value, 8, t("types.dayUnit"));
    if (field === "status" && isEntityStatus(value)) return t(`fields.entityStatus.${value}`);
    if (field === "kind" && isKind(value)) return t(`palette.kinds.${value}`);
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return value.map((one) => names(one)).join(", ");
    if (typeof value === "object") return Object.keys(value).length === 0 ? "" : JSON.stringify(value);
    return String(value);
  };
  return names;
}

function isEntityStatus(value: unknown): value is "standby" | "running" | "complete" | "canceled" {
  return ["standby", "running", "complete", "canceled"].includes(String(value));
}

function isKind(value: unknown): value is "shot" | "asset" | "sequence" | "episode" {
  return ["shot", "asset", "sequence", "episode"].includes(String(value));
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

/** What a column of the database is called; one without a word of its own is spelled out. */
export function fieldName(field: string, t: TFunction): string {
  const words = field.replace(/_id$/, "").replace(/_ids$/, "s").replaceAll("_", " ");
  const spelled = words.charAt(0).toUpperCase() + words.slice(1);
  return t(`history.fields.${field as keyof typeof history.fields}`, { defaultValue: spelled });
}
