import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Action } from "@/actions/registry";
import { useProjectSession } from "@/api/project-session";
import { useStore } from "@/lib/store";
import { toldText } from "./value-words";

const ICON = 16;

/** Undo and redo as they stand, each titled with what it would do. */
export function useUndoSteps(): [undo: Action, redo: Action] {
  const { t } = useTranslation();
  const { undo } = useProjectSession();
  const next = useStore(undo.next);
  const shared = { section: t("editing.section"), where: ["palette"] as const, mayRepeat: true };
  return [
    {
      ...shared,
      id: "edit.undo",
      title: next.undo ? t("editing.undoOf", { what: toldText(next.undo, t) }) : t("editing.undo"),
      keys: "mod+z",
      icon: <IconArrowBackUp size={ICON} />,
      isEnabled: next.undo !== null,
      reason: t("editing.nothingToUndo"),
      run: () => undo.undo(),
    },
    {
      ...shared,
      id: "edit.redo",
      title: next.redo ? t("editing.redoOf", { what: toldText(next.redo, t) }) : t("editing.redo"),
      keys: "mod+shift+z mod+y",
      icon: <IconArrowForwardUp size={ICON} />,
      isEnabled: next.redo !== null,
      reason: t("editing.nothingToRedo"),
      run: () => undo.redo(),
    },
  ];
}
