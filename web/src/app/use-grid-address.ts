import { useMatch, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { taskTypeOf } from "@/api/task-column";
import type { Cell } from "@/grid/range";
import type { GridSearch, Panel } from "./router";

type Change = (old: GridSearch) => GridSearch;

/** How long the address waits for the arrows to come to rest. */
const REST_MS = 120;

/** What the address of a grid's page says (the cell, the panel), and how the grid and the panel change it. */
export function useGridAddress(of: "rows" | "tasks" = "rows") {
  const search = useSearch({ strict: false }) as GridSearch;
  const navigate = useNavigate();
  const { pathname } = useMatch({ strict: false });
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const set = useCallback(
    (change: Change) => {
      clearTimeout(resting.current);
      void navigate({ to: ".", search: change as never, replace: true });
    },
    [navigate],
  );
  const onAt = useCallback(
    ({ row, column }: Cell) => {
      clearTimeout(resting.current);
      // A cell that led to another page has nothing to say there.
      const isHere = () => globalThis.location.pathname === pathname;
      resting.current = setTimeout(() => isHere() && set((old) => ({ ...old, row, col: column })), REST_MS);
    },
    [set, pathname],
  );
  const onGo = useCallback(({ row, column }: Cell) => set((old) => ({ ...old, row, col: column })), [set]);
  const onOpen = useCallback(
    (cell: Cell, isAsked: boolean) => set((old) => opened(old, cell, isAsked, of === "tasks")),
    [set, of],
  );
  const onPanel = useCallback((panel: Panel) => set((old) => ({ ...old, panel })), [set]);
  const onClose = useCallback(() => set(({ panel: _panel, ...old }) => old), [set]);
  const onAsOf = useCallback(
    (moment: string | null) => set(({ asOf: _asOf, ...old }) => (moment ? { ...old, asOf: moment } : old)),
    [set],
  );
  const { row, col, panel, asOf } = search;
  const at = { ...(row ? { row } : {}), ...(col ? { column: col } : {}) };
  return { at, panel, asOf, onAt, onGo, onOpen, onPanel, onClose, onAsOf };
}

/** A click on a task (in the flat list on what it is of) opens its thread, on a picture the fields; other cells only lead an open panel along. */
function opened(old: GridSearch, { row, column }: Cell, isAsked: boolean, areTasks: boolean): GridSearch {
  const next = { ...old, row, col: column };
  if (taskTypeOf(column) || (areTasks && (isAsked || column === "entity")))
    return { ...next, panel: old.panel ?? "thread" };
  if (column === "thumbnail" || isAsked) return { ...next, panel: old.panel ?? "fields" };
  return next;
}
