import type { HistoryLine } from "@/api/schema.gen";
import { forEditing } from "@/lib/mentions";

export interface EarlierText {
  key: string;
  at: string;
  by: string;
  before: string;
  after: string;
}

/** Each time the words of a note were written anew, as one reads them. */
export function earlierTexts(
  lines: readonly Pick<HistoryLine, "change_set_id" | "rev" | "op" | "at" | "actor" | "before" | "after">[],
): EarlierText[] {
  return lines.flatMap(({ change_set_id, rev, op, at, actor, ...both }) => {
    const [before, after] = [both.before?.["text"], both.after?.["text"]];
    if (op !== "update" || typeof before !== "string" || typeof after !== "string") return [];
    const by = actor?.display_name ?? "";
    return [{ key: `${change_set_id} ${rev}`, at, by, before: forEditing(before).text, after: forEditing(after).text }];
  });
}
