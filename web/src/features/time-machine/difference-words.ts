import type { TFunction } from "i18next";
import type { ProjectContext } from "@/api/context";
import type { GridCopy } from "@/api/grid-copy";
import type { Difference } from "@/editing/changed-since";
import { fieldTitle, valueText } from "@/editing/value-words";

/** What it takes to say a value as people do. */
export interface Words {
  context: ProjectContext;
  copies: readonly GridCopy[];
  locale: string;
  t: TFunction;
}

/** "Animation · Status", what it was and what it is. */
export function wordsOf({ field, taskTypeId, was, now }: Difference, { context, copies, locale, t }: Words) {
  const step = context.task_types.find(({ id }) => id === taskTypeId)?.name ?? "";
  const isWhole = field === "*";
  const own = context.fields?.find(({ key }) => `extra.${key}` === field)?.name;
  const title = [step, isWhole ? "" : (own ?? fieldTitle(field, t))].filter(Boolean).join(" · ");
  const text = (value: unknown) =>
    field === "thumbnail_id" && value
      ? t("timeMachine.picture")
      : valueText(isWhole ? "task_status_id" : field, value, context, copies, locale);
  return { title, was: text(was), now: isWhole ? t("timeMachine.gone") : text(now) };
}
