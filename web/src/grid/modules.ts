import {
  CellStyleModule,
  ClientSideRowModelModule,
  CustomEditorModule,
  HighlightChangesModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  TextEditorModule,
  TooltipModule,
} from "ag-grid-community";

/** Only what the grid uses: each module is code that everybody downloads. Community alone; Enterprise is never imported. */
export function registerGridModules(): void {
  ModuleRegistry.registerModules([
    CellStyleModule,
    ClientSideRowModelModule,
    CustomEditorModule,
    HighlightChangesModule,
    RenderApiModule,
    RowApiModule,
    RowSelectionModule,
    ScrollApiModule,
    TextEditorModule,
    TooltipModule,
  ]);
}
