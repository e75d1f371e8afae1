import { useTranslation } from "react-i18next";
import { useActions } from "@/actions/use-actions";

interface By {
  rows?: number;
  steps?: number;
}

/** The keys that lead the open panel on: to the rows above and below, to the tasks at the left and right. */
export function useStepActions(isPanelOpen: boolean, step: (by: By) => void): void {
  const { t } = useTranslation();
  const section = t("panel.section");
  const lead = (id: string, title: string, keys: string, by: By) => ({
    ...{ id: `panel.${id}.repeat`, title, section, keys, isEnabled: isPanelOpen, where: ["palette"] as const },
    run: () => step(by),
  });
  useActions("panel", [
    lead("previous", t("panel.previousRow"), "alt+up", { rows: -1 }),
    lead("next", t("panel.nextRow"), "alt+down", { rows: 1 }),
    lead("previousTask", t("panel.previousTask"), "alt+left", { steps: -1 }),
    lead("nextTask", t("panel.nextTask"), "alt+right", { steps: 1 }),
  ]);
}
