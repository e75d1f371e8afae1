import { IconHelpCircle } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "@/actions/registry";
import { useProjectSession } from "@/api/project-session";
import { useMay } from "@/api/use-project";
import { type ExplainedRow, ExplainRowDialog } from "./ExplainRowDialog";

/** "Explain access…" for the row that is selected, for who may ask it; nothing is offered to others. */
export function useExplainRow(row: ExplainedRow | null): { actions: Action[]; dialog: ReactNode } {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const may = useMay(projectId)("access.explain");
  const [asked, setAsked] = useState<ExplainedRow | null>(null);
  const action: Action = {
    ...{ id: "row.explain", title: t("explainRow.action"), section: t("rows.section"), where: ["palette", "context"] },
    ...{ icon: <IconHelpCircle size={15} />, isEnabled: row !== null, reason: t("rows.selectFirst") },
    run: () => setAsked(row),
  };
  return {
    actions: may ? [action] : [],
    dialog: asked && <ExplainRowDialog row={asked} onClose={() => setAsked(null)} />,
  };
}
