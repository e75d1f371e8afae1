import { ActionIcon, Button, Checkbox, TextInput } from "@mantine/core";
import { IconColumns, IconGripVertical, IconPin, IconPinFilled, IconPlus } from "@tabler/icons-react";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Column } from "@/grid/column";
import { type Arranged, arranged, noted } from "@/grid/view/columns";
import type { ViewControl } from "@/grid/view/control";
import { folded } from "@/lib/natural";
import classes from "./ColumnsMenu.module.css";
import { Panel } from "./Panel";
import { moved } from "./SortMenu";
import { ToolButton } from "./ToolButton";

interface Props<Row> {
  view: ViewControl;
  /** All there are, in their own order. */
  columns: readonly Column<Row>[];
  /** Makes a column of the studio's own; absent for whoever may not. */
  onAddField?: (() => void) | undefined;
}

/** Which columns to show, in what order, and which stay in sight. */
export function ColumnsMenu<Row>({ view, columns, onAddField }: Props<Row>) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [told, setTold] = useState("");
  const [dragged, setDragged] = useState<string | null>(null);
  const placed = arranged(columns, view.state.columns);
  const hidden = placed.filter(({ isHidden }) => isHidden).length;
  const found = placed.filter(({ column }) => folded(column.title).includes(folded(typed.trim())));
  const set = (next: Arranged<Column<Row>>[]) => view.set({ columns: noted(columns, next) });
  const change = (id: string, to: Partial<Arranged<Column<Row>>>) =>
    set(placed.map((held) => (held.column.id === id ? { ...held, ...to } : held)));
  const moveTo = (id: string, to: number) => {
    const from = placed.findIndex(({ column }) => column.id === id);
    const place = Math.min(Math.max(to, 0), placed.length - 1);
    if (from === place) return;
    set(moved(placed, from, place));
    const title = placed[from]?.column.title ?? "";
    setTold(t("view.movedTo", { column: title, place: place + 1, count: placed.length }));
  };
  const placeOf = (id: string) => placed.findIndex(({ column }) => column.id === id);
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    if (event.altKey) moveTo(id, placeOf(id) + step);
    else focusNext(event.currentTarget as HTMLElement, step);
  };
  return (
    <Panel
      isOpen={isOpen}
      label={t("view.columns")}
      onClose={() => setOpen(false)}
      target={
        <ToolButton
          icon={<IconColumns size={15} />}
          full={hidden > 0 ? t("view.columnsHidden", { count: hidden }) : undefined}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t("view.columns")}
        </ToolButton>
      }
    >
      <div className={classes.columns}>
        <TextInput
          size="xs"
          data-autofocus
          placeholder={t("view.findColumn")}
          aria-label={t("view.findColumn")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ul className={classes.list}>
          {found.map(({ column, isHidden, pinned }) => (
            // The keys do the same on its checkbox.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <li
              key={column.id}
              className={classes.column}
              data-dragged={dragged === column.id || undefined}
              draggable
              onDragStart={() => setDragged(column.id)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event: DragEvent) => {
                event.preventDefault();
                if (dragged && dragged !== column.id) moveTo(dragged, placeOf(column.id));
              }}
            >
              <IconGripVertical size={14} className={classes.grip} aria-hidden />
              <Checkbox
                size="xs"
                className={classes.name}
                label={column.title}
                checked={!isHidden}
                disabled={column.isHideable === false}
                onChange={(event) => change(column.id, { isHidden: !event.currentTarget.checked })}
                onKeyDown={(event) => onKeyDown(event, column.id)}
              />
              <ActionIcon
                size="sm"
                aria-label={t(pinned ? "view.unpinColumn" : "view.pinColumn", { column: column.title })}
                aria-pressed={pinned !== null}
                disabled={column.isPinned ?? false}
                onClick={() => change(column.id, { pinned: pinned ? null : "left" })}
              >
                {pinned ? <IconPinFilled size={13} /> : <IconPin size={13} />}
              </ActionIcon>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className={classes.quiet}>{t("view.noColumn")}</p>}
        <p className={classes.quiet}>{t("view.columnsHint")}</p>
        <div className={classes.all}>
          <Button variant="default" onClick={() => set(placed.map((held) => ({ ...held, isHidden: false })))}>
            {t("view.showAll")}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            disabled={view.state.columns.length === 0}
            onClick={() => view.set({ columns: [] })}
          >
            {t("view.columnsReset")}
          </Button>
          {onAddField && (
            <Button
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => {
                setOpen(false);
                onAddField();
              }}
            >
              {t("ownFields.add")}
            </Button>
          )}
        </div>
        <span className={classes.told} role="status">
          {told}
        </span>
      </div>
    </Panel>
  );
}

function focusNext(box: HTMLElement, step: number): void {
  const boxes = [...(box.closest("ul")?.querySelectorAll<HTMLElement>("input:not(:disabled)") ?? [])];
  boxes[boxes.indexOf(box) + step]?.focus();
}
