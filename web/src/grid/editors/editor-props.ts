import type { CustomCellEditorProps } from "ag-grid-react";
import type { Column } from "@/grid/column";

/** What every editor is given beside the grid's own props: the column it edits, and the value it found. */
export interface EditorProps extends Omit<CustomCellEditorProps, "column"> {
  column: Column<never>;
  held: unknown;
}
