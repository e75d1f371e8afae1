import { useTranslation } from "react-i18next";
import type { OwnField } from "@/api/context";
import { useLinkable } from "@/api/linkable";
import type { Lookup } from "@/api/lookup";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";

/** As many as fit beside what every table has; the rest is read where a row is edited. */
const MOST = 4;

interface OwnCells {
  fields: readonly OwnField[];
  /** What a row's `extra` holds in these fields, as people read it. */
  words: (extra: Readonly<Record<string, unknown>> | null) => string[];
}

/** The studio's own fields as columns of a plain table: the first few of them, to read. `projectId` as in OwnFields. */
export function useOwnCells(projectId: string | null, known: Pick<Lookup, "own" | "people" | "members">): OwnCells {
  const { t } = useTranslation();
  const locale = useLocale();
  const fields = (known.own ?? []).slice(0, MOST);
  const linkable = useLinkable(projectId, { own: fields });
  const people = (known.people ?? []).map(({ id, display_name }) => ({ id, name: display_name }));
  const names = new Map([...people, ...known.members.values(), ...linkable].map(({ id, name }) => [id, name]));
  const said = ({ type }: OwnField, value: unknown): string => {
    if (value === null || value === undefined || value === "") return "";
    if (type === "checkbox") return value === true ? t("types.yes") : "";
    if (type === "date") return shortDay(String(value), locale);
    if (type === "person" || type === "entity_link") return names.get(String(value)) ?? "…";
    if (!Array.isArray(value)) return String(value);
    return value.map((one) => (type === "checklist" ? String((one as { text?: unknown }).text ?? "") : one)).join(", ");
  };
  return { fields, words: (extra) => fields.map((field) => said(field, extra?.[field.key])) };
}
