import { type ReactNode, useCallback, useRef, useState } from "react";
import type { Column } from "@/grid/column";
import { arranged, noted, restood, type Standing } from "@/grid/view/columns";
import type { ViewControl } from "@/grid/view/control";
import type { Fields } from "@/grid/view/field";
import type { Asker, Broken } from "@/grid/view/filter";
import type { Tongue } from "@/grid/view/labels";
import { ColumnsMenu } from "./ColumnsMenu";
import { DensityMenu } from "./DensityMenu";
import { FilterButton } from "./FilterButton";
import { FilterChips } from "./FilterChips";
import { GroupMenu } from "./GroupMenu";
import type { Headers } from "./header-marks";
import { SortMenu } from "./SortMenu";
import { useHeaderMenu } from "./use-header-menu";

export interface ViewToolNeeds<Row> {
  view: ViewControl;
  /** All columns the page has, in their own order. */
  columns: readonly Column<Row>[];
  fields: Fields<Row>;
  /** Every row there is. */
  rows: readonly Row[];
  /** How many of them the filter lets through. */
  count: number;
  broken: readonly Broken[];
  asker: Asker;
  tongue: Tongue;
  onCollapse: (isCollapsed: boolean) => void;
  onAddField: (() => void) | undefined;
}

export interface ViewTools {
  /** Filter, sort, group, columns and row height, for the toolbar. */
  tools: ReactNode;
  /** The conditions in force, for under the toolbar; and what opens over the grid. */
  chips: ReactNode;
  /** For the grid: its heads, and what to do when somebody moved, widened or pinned a column. */
  headers: Headers;
  onColumns: (now: readonly Standing[]) => void;
}

/** Everything by which a person changes what a grid shows. */
export function useViewTools<Row>(needs: ViewToolNeeds<Row>): ViewTools {
  const { view, columns, fields, broken, count, tongue, onCollapse, onAddField } = needs;
  const [isFilterOpen, setFilterOpen] = useState(false);
  const { headers, menu } = useHeaderMenu({ ...needs, onBuilder: () => setFilterOpen(true) });
  const latest = useRef(needs);
  latest.current = needs;
  const onColumns = useCallback((now: readonly Standing[]) => {
    const held = latest.current;
    const placed = arranged(held.columns, held.view.state.columns);
    held.view.set({ columns: noted(held.columns, restood(placed, now)) });
  }, []);
  const tools = (
    <>
      <FilterButton {...{ view, fields, broken, count, tongue }} isOpen={isFilterOpen} onOpen={setFilterOpen} />
      <SortMenu {...{ view, fields }} />
      <GroupMenu {...{ view, fields, onCollapse }} />
      <ColumnsMenu {...{ view, columns, onAddField }} />
      <DensityMenu view={view} />
    </>
  );
  const chips = (
    <>
      <FilterChips {...{ view, fields, broken, tongue }} onOpen={() => setFilterOpen(true)} />
      {menu}
    </>
  );
  return { tools, chips, headers, onColumns };
}
