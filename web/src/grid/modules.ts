import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  EventApiModule,
  HighlightChangesModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  TextEditorModule,
  TooltipModule,
} from "ag-grid-community";

/** Only what the grid uses: each module is code that everybody downloads. Community alone; Enterprise is never imported. */
export function registerGridModules(): void {
  ModuleRegistry.registerModules([
    CellStyleModule,
    ClientSideRowModelApiModule,
    ClientSideRowModelModule,
    ColumnApiModule,
    CustomEditorModule,
    EventApiModule,
    HighlightChangesModule,
    RenderApiModule,
    RowApiModule,
    ScrollApiModule,
    TextEditorModule,
    TooltipModule,
  ]);
}
