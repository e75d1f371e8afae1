import type { CustomCellEditorProps } from "ag-grid-react";
import type { Draw } from "@/grid/cells/draw";
import type { Column } from "@/grid/column";

/** What every editor is given beside the grid's own props: the column it edits, the value it found, and how the cell shows it. */
export interface EditorProps extends CustomCellEditorProps {
  /** Our column; AG Grid's own is called so too, and put over it when an editor is drawn anew. */
  ours: Column<never>;
  held: unknown;
  shown: unknown;
  draw: Draw;
}

/** To the next cell, or the one before; it is only gone to, not opened. */
export function moveOn({ api }: EditorProps, isBack: boolean): void {
  if (isBack) api.tabToPreviousCell();
  else api.tabToNextCell();
}
