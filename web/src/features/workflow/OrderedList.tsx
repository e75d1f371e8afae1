import { ActionIcon } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Lists.module.css";
import { moved } from "./moved";

interface Props<T> {
  label: string;
  rows: T[];
  name: (row: T) => string;
  children: (row: T) => ReactNode;
  /** The ids in their new order; without it the list keeps the one it has. */
  onOrder?: (ids: string[]) => void;
}

/** Lines that are put in order by dragging, or with the arrow keys on their handle. */
export function OrderedList<T extends { id: string }>({ label, rows, name, children, onOrder }: Props<T>) {
  const { t } = useTranslation();
  const [held, setHeld] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const ids = rows.map(({ id }) => id);
  const move = (row: T, to: number) => {
    if (!onOrder || to < 0 || to >= rows.length) return;
    onOrder(moved(ids, row.id, to));
    setSaid(t("workflow.moved", { name: name(row), place: to + 1, count: rows.length }));
  };
  const onKeyDown = (row: T, place: number) => (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    move(row, place + step);
  };
  const letGo = () => {
    setHeld(null);
    setOver(null);
  };
  const drag = (row: T) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setHeld(row.id);
    },
    onPointerMove: (event: PointerEvent) => held && setOver(lineAt(event)),
    onPointerUp: () => {
      const place = ids.indexOf(over ?? "");
      if (held && place >= 0 && over !== held) move(row, place);
      letGo();
    },
    onPointerCancel: letGo,
  });
  return (
    <>
      <ul className={classes.list} aria-label={label}>
        {rows.map((row, place) => (
          <li
            key={row.id}
            className={classes.line}
            data-held={held === row.id || undefined}
            data-over={(over === row.id && held !== row.id) || undefined}
            data-line={row.id}
          >
            {onOrder && (
              <ActionIcon
                className={classes.grip}
                {...drag(row)}
                onKeyDown={onKeyDown(row, place)}
                aria-label={t("workflow.move", { name: name(row) })}
                title={t("workflow.moveHint")}
              >
                <IconGripVertical size={15} />
              </ActionIcon>
            )}
            {children(row)}
          </li>
        ))}
      </ul>
      <p className={classes.said} role="status">
        {said}
      </p>
    </>
  );
}

/** The line under the pointer. */
function lineAt({ clientX, clientY }: PointerEvent): string | null {
  const line = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-line]");
  return line?.dataset.line ?? null;
}
