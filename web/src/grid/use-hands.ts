import type { GridApi } from "ag-grid-community";
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { Board } from "./board";
import type { Column } from "./column";
import type { GridHandle } from "./grid-handle";
import { Hands, type HandsAsk, selectedWords } from "./hands";
import type { Line } from "./line";
import { paintRanges } from "./range-paint";
import { dragRows } from "./row-drag";
import { type Selection, selectionOf } from "./selection";
import { StickyHeading } from "./sticky-heading";

interface Needs<Row> {
  root: HTMLElement | null;
  api: GridApi<Line<Row>> | null;
  lines: Line<Row>[];
  columns: readonly Column<Row>[];
  handle: Ref<GridHandle> | undefined;
  ask: HandsAsk<Row>;
  onToggle: (groupId: string) => void;
  onSelection: ((selection: Selection<Row>) => void) | undefined;
}

interface Working<Row> {
  board: Board<Row>;
  hands: Hands<Row>;
}

/** How long a selection rests before the page hears of it: a drag passes over many. */
const REST_MS = 80;

/** Puts the hands on the grid: what is selected, how it is drawn, and what mouse, keys and clipboard do with it. */
export function useHands<Row>({ root, api, lines, columns, handle, ...rest }: Needs<Row>): {
  working: Working<Row> | null;
  spoken: string;
} {
  const latest = useRef(rest);
  latest.current = rest;
  const working = useMemo(() => {
    if (!root || !api) return null;
    const board = new Board<Row>(root, api);
    return { board, hands: new Hands(board, () => latest.current.ask) };
  }, [root, api]);
  const [spoken, setSpoken] = useState("");
  const sticky = useRef<StickyHeading<Row> | null>(null);
  useImperativeHandle(handle, () => working?.hands ?? NOBODY, [working]);

  useEffect(() => {
    if (!working || working.board.isGone) return undefined;
    const { board, hands } = working;
    let resting: ReturnType<typeof setTimeout>;
    const tell = () => {
      clearTimeout(resting);
      resting = setTimeout(() => {
        latest.current.onSelection?.(selectionOf(board));
        setSpoken(selectedWords(board, latest.current.ask.t));
      }, REST_MS);
    };
    const heading = new StickyHeading(board, (id) => latest.current.onToggle(id));
    sticky.current = heading;
    board.coverBy(() => heading.height);
    const stops = [hands.follow(), paintRanges(board), board.ranges.subscribe(tell), () => heading.destroy()];
    return () => {
      clearTimeout(resting);
      for (const stop of stops) stop();
    };
  }, [working]);

  // What the selection holds changes with the rows, though it stays on the same cells.
  useEffect(() => {
    if (!working || working.board.isGone) return;
    working.board.show(lines, columns);
    sticky.current?.lines(lines);
    if (working.board.ranges.get().length > 0) latest.current.onSelection?.(selectionOf(working.board));
  }, [working, lines, columns]);

  const canMove = rest.ask.onMove !== undefined;
  useEffect(() => {
    if (!working || !canMove || working.board.isGone) return undefined;
    const { ask } = latest.current;
    return dragRows(working.board, ask.t("cells.dragRow"), (rows, to) => latest.current.ask.onMove?.(rows, to));
  }, [working, canMove]);
  return { working, spoken };
}

const nothing = () => undefined;
const NOBODY: GridHandle = {
  ...{ copy: nothing, cut: nothing, paste: nothing, clear: nothing, fillDown: nothing, selectAll: nothing },
  ...{ find: nothing, focus: nothing, box: () => null, selected: () => null },
};
