import { useTranslation } from "react-i18next";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/use-actions";

interface Steps {
  isPanelOpen: boolean;
  onRow: (by: -1 | 1) => void;
  /** To the task at the left or right; absent where a row is a task. */
  onTask?: (by: -1 | 1) => void;
}

/** The keys that lead the open panel on: to the rows above and below, to the tasks at the left and right. */
export function usePanelSteps({ isPanelOpen, onRow, onTask }: Steps): void {
  const { t } = useTranslation();
  const section = t("panel.section");
  const lead = (id: string, title: string, keys: string, run: () => void): Action => ({
    ...{ id: `panel.${id}`, title, section, keys, run, isEnabled: isPanelOpen, where: ["palette"], mayRepeat: true },
  });
  useActions("panel", [
    lead("previous", t("panel.previousRow"), "alt+up", () => onRow(-1)),
    lead("next", t("panel.nextRow"), "alt+down", () => onRow(1)),
    ...(onTask
      ? [
          lead("previousTask", t("panel.previousTask"), "alt+left", () => onTask(-1)),
          lead("nextTask", t("panel.nextTask"), "alt+right", () => onTask(1)),
        ]
      : []),
  ]);
}
