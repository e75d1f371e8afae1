import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { readStored, writeStored } from "@/lib/stored";
import classes from "./SidePanel.module.css";

const [NARROWEST, USUAL, WIDEST, STEP] = [320, 420, 760, 20];

function within(width: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, width || USUAL));
}

/** The panel at the right: its edge can be dragged, or moved with the arrow keys; Escape closes it. */
export function SidePanel({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const { t } = useTranslation();
  const [width, setWidth] = useState(() => within(Number(readStored("panel-width"))));
  const resize = (next: number) => {
    setWidth(within(next));
    writeStored("panel-width", String(within(next)));
  };
  useEscape(onClose);
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(globalThis.innerWidth - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (step) resize(width + step);
  };
  return (
    <aside className={classes.panel} style={{ "--panel": `${width}px` } as CSSProperties}>
      <div
        className={classes.edge}
        role="separator"
        aria-orientation="vertical"
        aria-label={t("frame.resize")}
        aria-valuenow={width}
        aria-valuemin={NARROWEST}
        aria-valuemax={WIDEST}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
      />
      {children}
    </aside>
  );
}

/** Escape closes, unless something on top of it (a dialog, a menu, a cell being edited) has taken the key. */
function useEscape(close: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isTaken =
        event.defaultPrevented ||
        document.querySelector('[role="dialog"], [role="menu"], .ag-cell-editing, .ag-cell-popup-editing');
      if (event.key === "Escape" && !isTaken) close();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [close]);
}
