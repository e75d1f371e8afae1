import type { ColumnType } from "@/grid/column";
import { OF_PRESENCE } from "@/grid/operators";

/** The address of a small picture; shown, never typed. */
export function thumbnailType(): ColumnType<string | null> {
  return {
    name: "thumbnail",
    text: () => "",
    parse: () => ({ value: null }),
    compare: () => 0,
    empty: null,
    operators: OF_PRESENCE,
  };
}
