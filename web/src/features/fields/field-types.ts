import type { FieldOut } from "@/api/schema.gen";

export type FieldType = FieldOut["type"];
export type FieldKind = FieldOut["kind"];

/** The likeliest first. */
export const FIELD_TYPES: FieldType[] = [
  ...(["text", "long_text", "number", "checkbox", "date", "list", "tags", "url", "person", "entity_link"] as const),
  "checklist",
];

export const FIELD_KINDS: FieldKind[] = [
  ...(["shot", "asset", "sequence", "episode", "scene", "concept", "edit", "task", "member"] as const),
];

/** These hold in the whole studio. */
export const STUDIO_KINDS: FieldKind[] = ["project", "account"];
