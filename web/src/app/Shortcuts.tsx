import { Kbd, Modal } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useStore } from "@/lib/store";
import { areShortcutsShown } from "./shortcuts-store";
import classes from "./Shortcuts.module.css";

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

export function Shortcuts() {
  const { t } = useTranslation();
  const isShown = useStore(areShortcutsShown);
  useHotkeys([["shift+?", () => areShortcutsShown.set((shown) => !shown)]]);
  return (
    <Modal opened={isShown} onClose={() => areShortcutsShown.set(false)} title={t("shortcuts.title")}>
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
    </Modal>
  );
}
