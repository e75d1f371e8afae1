import type { FieldType } from "./field-types";

const OF_ROWS: ReadonlySet<FieldType> = new Set(["person", "entity_link"]);

/** A person or an entity is no default, and so nothing of theirs is required. */
export function hasDefault(type: FieldType): boolean {
  return !OF_ROWS.has(type);
}

/**
 * What was typed for new rows as the server keeps it; null for nothing. What fits no number goes as it is, and is refused by name. A
 * required checkbox that is not ticked begins as off.
 */
export function defaultValue(type: FieldType, choices: readonly string[], typed: unknown, isRequired = false): unknown {
  if (type === "checkbox" && isRequired) return typed === true;
  if (typed === null || typed === undefined || !hasDefault(type)) return null;
  if (typeof typed !== "string") return ofChoices(choices, typed);
  const text = typed.trim();
  if (text === "") return null;
  if (type === "number") return Number.isNaN(numberIn(text)) ? text : numberIn(text);
  if (type === "list") return choices.includes(text) ? text : null;
  if (type === "checklist")
    return text.split("\n").flatMap((line) => (line.trim() ? { text: line.trim(), done: false } : []));
  return text;
}

/** A default as one reads it. */
export function textOf(value: unknown): string {
  const text = (one: unknown) => (typeof one === "object" && one && "text" in one ? one.text : one);
  return [value ?? ""].flat().map(text).join(", ");
}

function ofChoices(choices: readonly string[], typed: unknown): unknown {
  if (!Array.isArray(typed) || choices.length === 0) return typed;
  return typed.filter((one) => choices.includes(one as string));
}

function numberIn(text: string): number {
  return Number(text.replace(",", "."));
}
