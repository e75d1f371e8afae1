import { Button, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { IconFlag } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MilestoneOut } from "@/api/schema.gen";
import { createRow, editRow, refreshList } from "@/api/studio-lists";
import { useProjectContext } from "@/api/use-project";
import { useRowForm } from "@/editing/use-row-form";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { type PlanDialogProps, ProjectList } from "./ProjectList";

const PATH = "milestones";

/** The days that a project is measured by. */
export function MilestonesPage({ projectId }: { projectId: string }) {
  const locale = useLocale();
  const { task_types } = useProjectContext(projectId);
  return (
    <ProjectList<MilestoneOut>
      projectId={projectId}
      path={PATH}
      noun="milestone"
      list="milestones"
      icon={<IconFlag size={26} stroke={1.5} />}
      sort="on_date,name"
      name={({ name }) => name}
      line={(milestone) => ({
        when: shortDay(milestone.on_date, locale),
        facts: [task_types.find(({ id }) => id === milestone.task_type_id)?.name, milestone.description],
      })}
      dialog={MilestoneDialog}
    />
  );
}

function MilestoneDialog({ projectId, row: milestone, onClose }: PlanDialogProps<MilestoneOut>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { task_types } = useProjectContext(projectId);
  const [id] = useState(uuid7);
  const { values, set, wrong, refusal, isSaving, submit } = useRowForm({
    now: {
      name: milestone?.name ?? "",
      on_date: milestone?.on_date ?? "",
      task_type_id: milestone?.task_type_id ?? null,
      description: milestone?.description ?? "",
    },
    save: (changes, all) =>
      milestone
        ? editRow(PATH, milestone.id, { ...changes, rev: milestone.rev })
        : createRow(PATH, { id, project_id: projectId, ...all }),
    refresh: () => refreshList(queries, PATH),
    onSaved: onClose,
  });
  const typed = (name: "name" | "on_date" | "description") => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={milestone ? t("workflow.edit", { name: milestone.name }) : t("workflow.milestones.add")}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput {...typed("name")} label={t("workflow.name")} error={wrong("name")} required data-autofocus />
          <TextInput
            {...typed("on_date")}
            type="date"
            label={t("workflow.milestones.on")}
            error={wrong("on_date", (day) => shortDay(day, locale))}
            required
          />
          <Select
            label={t("workflow.milestones.step")}
            description={t("workflow.milestones.stepHint")}
            data={task_types.map((type) => ({ value: type.id, label: type.name }))}
            value={values.task_type_id}
            onChange={(task_type_id) => set({ task_type_id })}
            error={wrong("task_type_id", (step) => task_types.find((type) => type.id === step)?.name ?? "")}
            clearable
          />
          <Textarea
            {...typed("description")}
            label={t("workflow.description")}
            error={wrong("description")}
            autosize
            minRows={2}
          />
          <DialogEnd refusal={refusal} onClose={onClose}>
            <Button type="submit" loading={isSaving}>
              {t(milestone ? "workflow.save" : "workflow.make")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
