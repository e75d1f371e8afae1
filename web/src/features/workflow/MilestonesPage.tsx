import { Button, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { IconFlag } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import type { MilestoneOut } from "@/api/schema.gen";
import { createRow, editRow, refreshList } from "@/api/studio-lists";
import { useProjectContext } from "@/api/use-project";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
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
  const queries = useQueryClient();
  const { task_types } = useProjectContext(projectId);
  const [id] = useState(uuid7);
  const [step, setStep] = useState(milestone?.task_type_id ?? null);
  const saving = useMutation({
    mutationFn: (said: Record<string, unknown>) =>
      milestone
        ? editRow(PATH, milestone.id, { ...said, rev: milestone.rev })
        : createRow(PATH, { id, project_id: projectId, ...said }),
    onSuccess: async () => {
      await refreshList(queries, PATH);
      onClose();
    },
  });
  const problem = saving.error && Problem.from(saving.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = { name: form.get("name"), on_date: form.get("on_date"), description: form.get("description") };
    saving.mutate({ ...said, task_type_id: step });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={milestone ? t("workflow.edit", { name: milestone.name }) : t("workflow.milestones.add")}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            name="name"
            label={t("workflow.name")}
            defaultValue={milestone?.name}
            error={problem?.about("name")}
            required
            data-autofocus
          />
          <TextInput
            name="on_date"
            type="date"
            label={t("workflow.milestones.on")}
            defaultValue={milestone?.on_date}
            error={problem?.about("on_date")}
            required
          />
          <Select
            label={t("workflow.milestones.step")}
            description={t("workflow.milestones.stepHint")}
            data={task_types.map((type) => ({ value: type.id, label: type.name }))}
            value={step}
            onChange={setStep}
            clearable
          />
          <Textarea
            name="description"
            label={t("workflow.description")}
            defaultValue={milestone?.description}
            autosize
            minRows={2}
          />
          {problem && !problem.about("name") && !problem.about("on_date") && <p role="alert">{problem.message}</p>}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("state.cancel")}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t(milestone ? "workflow.save" : "workflow.make")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
