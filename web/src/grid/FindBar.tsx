import { ActionIcon, TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board } from "./board";
import { find } from "./find";
import classes from "./FindBar.module.css";
import { markFound } from "./found-paint";
import { type Cell, isSame, only } from "./range";

interface Props<Row> {
  board: Board<Row>;
  onClose: () => void;
}

const WAIT_MS = 120;

/** Finds words in all cells, also those out of sight. Enter goes to the next, Shift+Enter back, Escape closes. */
export function FindBar<Row>({ board, onClose }: Props<Row>) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [found, setFound] = useState<Cell[] | null>(null);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(async () => {
      const cells = await find(words, board.table, () => isOver, nextTask);
      if (isOver) return;
      setFound(words.trim() ? cells : null);
      setAt(0);
      if (cells[0]) show(board, cells[0]);
    }, WAIT_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [words, board]);
  useEffect(() => markFound(board.root, found ?? [], found?.[at]), [board, found, at]);

  const go = (step: 1 | -1) => {
    if (!found?.length) return;
    const next = (at + step + found.length) % found.length;
    setAt(next);
    const cell = found[next];
    if (cell) show(board, cell);
  };
  const close = () => {
    onClose();
    const cell = found?.[at];
    if (cell) board.focus(cell);
  };
  const count = found?.length ?? 0;
  const says =
    found === null ? "" : count === 0 ? t("cells.finding.none") : t("cells.finding.at", { at: at + 1, count });
  return (
    <search className={classes.bar}>
      <TextInput
        ref={input}
        size="xs"
        aria-label={t("cells.finding.label")}
        placeholder={t("cells.finding.label")}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") close();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <output className={classes.count}>{says}</output>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={t("cells.finding.previous")}
        onClick={() => go(-1)}
        disabled={!count}
      >
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={t("cells.finding.next")}
        onClick={() => go(1)}
        disabled={!count}
      >
        <IconChevronDown size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" size="sm" aria-label={t("cells.finding.close")} onClick={close}>
        <IconX size={16} />
      </ActionIcon>
    </search>
  );
}

/** Brings a match into sight and selects it; the words keep the keyboard. */
function show<Row>(board: Board<Row>, cell: Cell): void {
  board.reveal(cell);
  board.ranges.set((ranges) =>
    ranges.length === 1 && ranges[0] && isSame(ranges[0].from, cell) ? ranges : only(cell),
  );
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
