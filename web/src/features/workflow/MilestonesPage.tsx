import { ActionIcon, Button, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { IconArchive, IconFlag, IconPencil, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import type { MilestoneOut } from "@/api/schema.gen";
import { archiveRows, createRow, editRow, listQuery, refreshList } from "@/api/studio-lists";
import { useMay, useProjectContext } from "@/api/use-project";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import classes from "./Lists.module.css";

const PATH = "milestones";

/** The days that a project is measured by. */
export function MilestonesPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const may = useMay(projectId);
  const locale = useLocale();
  const queries = useQueryClient();
  const { task_types } = useProjectContext(projectId);
  const asked = { filter: [`project_id:eq:${projectId}`], sort: "on_date,name" };
  const { data, error, refetch } = useQuery(listQuery<MilestoneOut>(PATH, asked));
  const [dialog, setDialog] = useState<{ milestone: MilestoneOut | null } | null>(null);
  const archiving = useMutation({
    mutationFn: (id: string) => archiveRows(PATH, [id]),
    onSettled: () => refreshList(queries, PATH),
  });
  const add = may("milestone.create") && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setDialog({ milestone: null })}>
      {t("workflow.milestones.add")}
    </Button>
  );
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <div>
            <h1 className={classes.title}>{t("workflow.milestones.title")}</h1>
            <p className={classes.text}>{t("workflow.milestones.text")}</p>
          </div>
          {data && data.length > 0 && add}
        </div>
        {archiving.error && (
          <p className={classes.problem} role="alert">
            {Problem.from(archiving.error).message}
          </p>
        )}
        {data ? (
          data.length > 0 ? (
            <ul className={classes.list} aria-label={t("workflow.milestones.title")}>
              {data.map((milestone) => (
                <li key={milestone.id} className={classes.line}>
                  <span className={classes.name}>
                    <span className={classes.short}>{shortDay(milestone.on_date, locale)}</span>
                    <strong>{milestone.name}</strong>
                    <span className={classes.facts}>
                      {[task_types.find(({ id }) => id === milestone.task_type_id)?.name, milestone.description]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </span>
                  {may("milestone.edit") && (
                    <ActionIcon
                      onClick={() => setDialog({ milestone })}
                      aria-label={t("workflow.edit", { name: milestone.name })}
                    >
                      <IconPencil size={15} />
                    </ActionIcon>
                  )}
                  {may("milestone.archive") && (
                    <ActionIcon
                      onClick={() => archiving.mutate(milestone.id)}
                      aria-label={t("workflow.archive", { name: milestone.name })}
                    >
                      <IconArchive size={15} />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState
              icon={<IconFlag size={26} stroke={1.5} />}
              title={t("workflow.milestones.empty")}
              action={add}
            />
          )
        ) : error ? (
          <ErrorState
            title={t("workflow.failed")}
            detail={Problem.from(error).message}
            copyable={Problem.from(error).copyable}
            onRetry={() => void refetch()}
          />
        ) : (
          <LoadingRows rows={4} />
        )}
      </div>
      {dialog && <MilestoneDialog projectId={projectId} milestone={dialog.milestone} onClose={() => setDialog(null)} />}
    </main>
  );
}

interface DialogProps {
  projectId: string;
  milestone: MilestoneOut | null;
  onClose: () => void;
}

function MilestoneDialog({ projectId, milestone, onClose }: DialogProps) {
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
