import type { ColumnType } from "@/grid/column";

/** The address of a small picture; shown, never typed. */
export function thumbnailType(): ColumnType<string | null> {
  return { name: "thumbnail", text: () => "", parse: () => ({ value: null }), compare: () => 0, empty: null };
}
