import { ActionIcon, Button, Select, Stack, TextInput } from "@mantine/core";
import { IconArchive, IconPencil, IconPlus, IconTemplate } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { projectsQuery } from "@/api/projects";
import type { ProjectTemplateOut } from "@/api/schema.gen";
import { archiveRows, editRow, listQuery, refreshList } from "@/api/studio-lists";
import { saveAsTemplate } from "@/api/workflow";
import { useMay } from "@/api/use-project";
import { ArchivedList } from "@/editing/ArchivedList";
import { useRowForm } from "@/editing/use-row-form";
import { newest } from "@/lib/newest";
import { Dialog } from "@/ui/Dialog";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { DialogEnd } from "@/ui/DialogEnd";
import classes from "./Lists.module.css";

const PATH = "project-templates";

/** What new projects begin with, each made of a project as it was. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(listQuery<ProjectTemplateOut>(PATH, { sort: "name", archived: "yes" }));
  const live = (data ?? []).filter(({ archived_at }) => !archived_at);
  const [dialog, setDialog] = useState<{ template: ProjectTemplateOut | null } | null>(null);
  const refresh = () => refreshList(queries, PATH);
  const archiving = useMutation({ mutationFn: (id: string) => archiveRows(PATH, [id]), onSettled: refresh });
  const add = may("project.save_as_template") && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setDialog({ template: null })}>
      {t("workflow.templates.add")}
    </Button>
  );
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <div>
            <h1 className={classes.title}>{t("workflow.templates.title")}</h1>
            <p className={classes.text}>{t("workflow.templates.text")}</p>
          </div>
          {live.length > 0 && add}
        </div>
        {archiving.error && (
          <p className={classes.problem} role="alert">
            {Problem.from(archiving.error).message}
          </p>
        )}
        {data ? (
          live.length > 0 ? (
            <ul className={classes.list} aria-label={t("workflow.templates.title")}>
              {live.map((template) => (
                <li key={template.id} className={classes.line}>
                  <span className={classes.name}>
                    <strong>{template.name}</strong>
                    <span className={classes.facts}>
                      {[
                        template.description,
                        ...contents(template).map(({ part, count }) => t(`workflow.templates.${part}`, { count })),
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </span>
                  {may("project_template.edit") && (
                    <ActionIcon
                      onClick={() => setDialog({ template })}
                      aria-label={t("workflow.edit", { name: template.name })}
                    >
                      <IconPencil size={15} />
                    </ActionIcon>
                  )}
                  {may("project_template.archive") && (
                    <ActionIcon
                      onClick={() => archiving.mutate(template.id)}
                      aria-label={t("workflow.archive", { name: template.name })}
                    >
                      <IconArchive size={15} />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState
              icon={<IconTemplate size={26} stroke={1.5} />}
              title={t("workflow.templates.empty")}
              action={add}
            >
              {t("workflow.templates.emptyText")}
            </EmptyState>
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
        <ArchivedList
          rows={(data ?? []).filter(({ archived_at }) => archived_at)}
          name={({ name }) => name}
          onRestore={may("project_template.restore") ? (id) => archiveRows(PATH, [id], "restore") : undefined}
          refresh={refresh}
        />
      </div>
      {dialog && <TemplateDialog template={newest(dialog.template, data)} onClose={() => setDialog(null)} />}
    </main>
  );
}

const PARTS = ["task_types", "task_statuses", "slots", "milestones"] as const;

function contents({ content }: ProjectTemplateOut): { part: (typeof PARTS)[number]; count: number }[] {
  return PARTS.map((part) => {
    const held = (content as Record<string, unknown>)[part];
    return { part, count: Array.isArray(held) ? held.length : 0 };
  }).filter(({ count }) => count > 0);
}

type Named = Pick<ProjectTemplateOut, "name" | "description">;

function TemplateDialog({ template, onClose }: { template: ProjectTemplateOut | null; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: projects } = useQuery(projectsQuery);
  const [project, setProject] = useState<string | null>(null);
  const { values, set, wrong, refusal, isSaving, submit } = useRowForm<Named, unknown>({
    now: { name: template?.name ?? "", description: template?.description ?? "" },
    save: (changes, { name, description }) =>
      template
        ? editRow(PATH, template.id, { ...changes, rev: template.rev })
        : saveAsTemplate(project ?? "", name, description),
    refresh: () => refreshList(queries, PATH),
    onSaved: onClose,
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={template ? t("workflow.edit", { name: template.name }) : t("workflow.templates.add")}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {!template && (
            <Select
              label={t("workflow.templates.of")}
              description={t("workflow.templates.ofHint")}
              data={(projects ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={project}
              onChange={setProject}
              searchable
              required
            />
          )}
          <TextInput
            label={t("workflow.name")}
            value={values.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={wrong("name")}
            required
          />
          <TextInput
            label={t("workflow.description")}
            value={values.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
            error={wrong("description")}
          />
          <DialogEnd refusal={refusal} onClose={onClose}>
            <Button type="submit" loading={isSaving} disabled={!template && !project}>
              {t(template ? "workflow.save" : "workflow.make")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
