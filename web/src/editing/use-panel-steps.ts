import { useTranslation } from "react-i18next";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/use-actions";

interface Steps {
  isPanelOpen: boolean;
  onRow: (by: -1 | 1) => void;
  /** To the task at the left or right; absent where a row is a task. */
  onTask?: (by: -1 | 1) => void;
  /** Gives the cell the keyboard. */
  onGrid: () => void;
}

/** Where one begins in a panel: with the note, else with the first field of what it shows, else with its tabs. */
const BEGIN = [
  "textarea:not([disabled])",
  '[role="tabpanel"] input:not([disabled])',
  '[role="tab"][aria-selected="true"]',
];

function crossOver(onGrid: () => void): void {
  const panel = document.querySelector("aside");
  if (!panel || document.querySelector('[aria-modal="true"]')) return;
  if (panel.contains(document.activeElement)) onGrid();
  else
    BEGIN.map((place) => panel.querySelector<HTMLElement>(place))
      .find((found) => found !== null)
      ?.focus();
}

/** The keys of the open panel: into it and back, to the rows above and below, to the tasks at the left and right. */
export function usePanelSteps({ isPanelOpen, onRow, onTask, onGrid }: Steps): void {
  const { t } = useTranslation();
  const section = t("panel.section");
  const lead = (id: string, title: string, keys: string, run: () => void): Action => ({
    ...{ id: `panel.${id}`, title, section, keys, run, isEnabled: isPanelOpen, where: ["palette"], mayRepeat: true },
  });
  useActions("panel", [
    { ...lead("cross", t("panel.cross"), "f6", () => crossOver(onGrid)), keysAct: "everywhere", mayRepeat: false },
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
