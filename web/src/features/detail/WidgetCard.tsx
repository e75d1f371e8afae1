import { ActionIcon, SegmentedControl } from "@mantine/core";
import { IconGripVertical, IconX } from "@tabler/icons-react";
import { type DragEvent, type KeyboardEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlacedWidget } from "@/api/page-layouts";
import { nextWidth, WIDTHS } from "./arrange";
import classes from "./EntityPage.module.css";
import { useRowSpan } from "./use-row-span";

/** How a widget is moved about; null while the page is only looked at. */
export interface Moving {
  onMove: (by: -1 | 1) => void;
  onDrop: (widget: string) => void;
  onWidth: (width: PlacedWidget["width"]) => void;
  onRemove: () => void;
}

interface Props {
  placed: PlacedWidget;
  title: string;
  moving: Moving | null;
  children: ReactNode;
}

/** Of the width of the page. */
const SHARE = { 4: "⅓", 6: "½", 8: "⅔", 12: "1" };

const TYPE = "application/x-motk-widget";

/** One widget in its frame. While the page is being arranged, it is dragged by its head, or moved by the arrows. */
export function WidgetCard({ placed: { widget, width }, title, moving, children }: Props) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const span = useRowSpan();
  const onKeyDown = (event: KeyboardEvent) => {
    const act = moving && actOf(event.key, moving, width);
    if (!act) return;
    event.preventDefault();
    act();
  };
  const drag = moving && {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(TYPE)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      moving.onDrop(event.dataTransfer.getData(TYPE));
    },
  };
  return (
    <section
      ref={span.card}
      className={classes.card}
      data-width={width}
      data-over={isOver || undefined}
      aria-label={title}
      {...drag}
    >
      <div ref={span.inner} className={classes.inner}>
        <div
          className={classes.cardHead}
          draggable={moving !== null}
          onDragStart={(event) => {
            event.dataTransfer.setData(TYPE, widget);
            event.dataTransfer.effectAllowed = "move";
          }}
        >
          {moving && (
            <button
              type="button"
              id={handleOf(widget)}
              className={classes.handle}
              aria-label={t("detail.move", { title })}
              title={t("detail.moveText")}
              onKeyDown={onKeyDown}
            >
              <IconGripVertical size={15} />
            </button>
          )}
          <h2 className={classes.cardTitle}>{title}</h2>
          {moving && (
            <>
              <SegmentedControl
                size="xs"
                aria-label={t("detail.widthOf", { title })}
                data={WIDTHS.map((one) => ({ value: String(one), label: SHARE[one] }))}
                value={String(width)}
                onChange={(chosen) => moving.onWidth(Number(chosen) as PlacedWidget["width"])}
              />
              <ActionIcon onClick={moving.onRemove} aria-label={t("detail.remove", { title })}>
                <IconX size={15} />
              </ActionIcon>
            </>
          )}
        </div>
        <div className={classes.cardBody} inert={moving !== null} data-arranging={moving !== null || undefined}>
          {children}
        </div>
      </div>
    </section>
  );
}

export function handleOf(widget: string): string {
  return `handle-${widget}`;
}

function actOf(key: string, moving: Moving, width: PlacedWidget["width"]): (() => void) | undefined {
  switch (key) {
    case "ArrowUp":
    case "ArrowLeft":
      return () => moving.onMove(-1);
    case "ArrowDown":
    case "ArrowRight":
      return () => moving.onMove(1);
    case "+":
      return () => moving.onWidth(nextWidth(width, 1));
    case "-":
      return () => moving.onWidth(nextWidth(width, -1));
    case "Delete":
      return moving.onRemove;
    default:
      return undefined;
  }
}
