import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { projectsQuery } from "@/api/projects";
import type { StatusAutomationOut } from "@/api/schema.gen";
import { listQuery } from "@/api/studio-lists";
import { StatusLabel } from "@/ui/StatusLabel";
import type { Row } from "./list-config";

export function useRuleNames() {
  const types = useQuery(listQuery<Row>("task-types", { sort: "priority,name", archived: "yes" })).data ?? [];
  const statuses = useQuery(listQuery<Row>("task-statuses", { sort: "priority,name", archived: "yes" })).data ?? [];
  const { data: projects } = useQuery(projectsQuery);
  const type = (id: string) => types.find((row) => row.id === id)?.name ?? "…";
  const status = (id: string) => statuses.find((row) => row.id === id) ?? { name: "…" };
  const project = (id: string | null) => id && (projects?.find((one) => one.id === id)?.name ?? "…");
  return { types, statuses, type, status, project };
}

/** An automation as one sentence. */
export function useSentence(): (rule: StatusAutomationOut) => string {
  const { t } = useTranslation();
  const { type, status, project } = useRuleNames();
  return (rule) => {
    const sentence = t(`workflow.automations.${rule.action}`, {
      when: type(rule.when_task_type_id),
      status: status(rule.when_status_id).name,
      task: type(rule.then_task_type_id),
      follows: status(rule.then_status_id).name,
    });
    const where = project(rule.project_id);
    return where ? t("workflow.automations.inProject", { project: where, sentence }) : sentence;
  };
}

/** The same sentence with its statuses in their colours. */
export function RuleWords({ rule }: { rule: StatusAutomationOut }) {
  const { t } = useTranslation();
  const { type, status, project } = useRuleNames();
  const where = project(rule.project_id);
  const label = ({ name, color = "#8a93a2" }: { name: string; color?: string }) => <StatusLabel {...{ name, color }} />;
  return (
    <>
      {where && (
        <span>
          {t("workflow.automations.project")} <strong>{where}</strong>
        </span>
      )}
      <span>
        {t("workflow.automations.when")} <strong>{type(rule.when_task_type_id)}</strong>{" "}
        {t("workflow.automations.becomes")}
      </span>
      {label(status(rule.when_status_id))}
      <span>
        {t(rule.action === "mark_ready" ? "workflow.automations.mark" : "workflow.automations.set")}{" "}
        <strong>{type(rule.then_task_type_id)}</strong> {t("workflow.automations.to")}
      </span>
      {label(status(rule.then_status_id))}
    </>
  );
}
