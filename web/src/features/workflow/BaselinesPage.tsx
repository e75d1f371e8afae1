import { Button, Group, Stack, TextInput } from "@mantine/core";
import { IconCopyCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import type { BaselineOut } from "@/api/schema.gen";
import { createRow, editRow, refreshList } from "@/api/studio-lists";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
import { type PlanDialogProps, ProjectList } from "./ProjectList";

const PATH = "baselines";

/** The plan as it once stood, kept under names. */
export function BaselinesPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <ProjectList<BaselineOut>
      projectId={projectId}
      path={PATH}
      noun="baseline"
      list="baselines"
      icon={<IconCopyCheck size={26} stroke={1.5} />}
      sort="taken_at"
      name={({ name }) => name}
      line={({ taken_at, dates }) => ({
        when: moment(taken_at, locale),
        facts: [t("workflow.baselines.tasks", { count: Object.keys(dates).length })],
      })}
      dialog={BaselineDialog}
    />
  );
}

function BaselineDialog({ projectId, row: baseline, onClose }: PlanDialogProps<BaselineOut>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [id] = useState(uuid7);
  const [name, setName] = useState(baseline?.name ?? "");
  const saving = useMutation({
    mutationFn: () =>
      baseline
        ? editRow(PATH, baseline.id, { name, rev: baseline.rev })
        : createRow(PATH, { id, project_id: projectId, name }),
    onSuccess: async () => {
      await refreshList(queries, PATH);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={baseline ? t("workflow.edit", { name: baseline.name }) : t("workflow.baselines.add")}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t("workflow.name")}
            description={baseline ? undefined : t("workflow.baselines.nameHint")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={saving.error && Problem.from(saving.error).message}
            required
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("state.cancel")}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t(baseline ? "workflow.save" : "workflow.baselines.take")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
