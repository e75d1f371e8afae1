import { Kbd } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "@/lib/store";
import { areShortcutsShown } from "./shortcuts-store";
import classes from "./Shortcuts.module.css";
import { Dialog } from "@/ui/Dialog";

const KEYS = [
  [["Ctrl", "K"], "goto"],
  [["←", "↑", "→", "↓"], "move"],
  [["Enter"], "edit"],
  [["F2"], "edit"],
  [["A–Z"], "type"],
  [["Space"], "select"],
  [["Alt", "Enter"], "panel"],
  [["Ctrl", "Enter"], "send"],
  [["Esc"], "escape"],
  [["?"], "help"],
] as const;

function toggle(): void {
  areShortcutsShown.set((shown) => !shown);
}

export function Shortcuts() {
  const { t } = useTranslation();
  const isShown = useStore(areShortcutsShown);
  useQuestionMark(toggle);
  return (
    <Dialog opened={isShown} onClose={() => areShortcutsShown.set(false)} title={t("shortcuts.title")}>
      <dl className={classes.list}>
        {KEYS.map(([keys, meaning]) => (
          <div className={classes.line} key={keys.join()}>
            <dt>{t(`shortcuts.${meaning}`)}</dt>
            <dd className={classes.keys}>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** The sign itself, wherever the keyboard has it; not while somebody types a sentence, or over a cell that would take it. */
function useQuestionMark(act: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, [contenteditable]");
      if (event.key !== "?" || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    // Before the grid, which would begin an edit with it.
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, [act]);
}
