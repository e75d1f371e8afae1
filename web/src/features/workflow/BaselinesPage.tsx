import { Button, Stack, TextInput } from "@mantine/core";
import { IconCopyCheck } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BaselineOut } from "@/api/schema.gen";
import { createRow, editRow, refreshList } from "@/api/studio-lists";
import { useRowForm } from "@/editing/use-row-form";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { CompareButton } from "./CompareButton";
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
      more={CompareButton}
      dialog={BaselineDialog}
    />
  );
}

function BaselineDialog({ projectId, row: baseline, onClose }: PlanDialogProps<BaselineOut>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [id] = useState(uuid7);
  const { values, set, wrong, refusal, isSaving, submit } = useRowForm({
    now: { name: baseline?.name ?? "" },
    save: (changes, all) =>
      baseline
        ? editRow(PATH, baseline.id, { ...changes, rev: baseline.rev })
        : createRow(PATH, { id, project_id: projectId, ...all }),
    refresh: () => refreshList(queries, PATH),
    onSaved: onClose,
  });
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
            value={values.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={wrong("name")}
            required
            data-autofocus
          />
          <DialogEnd refusal={refusal} onClose={onClose}>
            <Button type="submit" loading={isSaving}>
              {t(baseline ? "workflow.save" : "workflow.baselines.take")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
