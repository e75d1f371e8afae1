import { Button, Checkbox, NumberInput, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { refreshContext } from "@/api/context";
import { type Lookup, lookup } from "@/api/lookup";
import { Problem } from "@/api/problem";
import { PRODUCTION_STYLES, PRODUCTION_TYPES, projectsQuery } from "@/api/projects";
import type { ProjectChanges, ProjectOut } from "@/api/schema.gen";
import { useMay, useProjectContext } from "@/api/use-project";
import { editProject } from "@/api/workflow";
import { OwnFields } from "@/editing/OwnFields";
import { differing } from "@/lib/differing";
import { ArchiveProject } from "./ArchiveProject";
import classes from "./Lists.module.css";

const FIELDS = [
  "name",
  "code",
  "description",
  "tags",
  "production_type",
  "production_style",
  "status",
  "fps",
  "ratio",
  "resolution",
  "start_date",
  "end_date",
  "max_retakes",
  "clients_isolated",
  "clients_see_shared_only",
  "extra",
] as const;

type Facts = Pick<ProjectOut, (typeof FIELDS)[number]>;

/** The facts of a project. */
export function ProjectGeneral({ projectId }: { projectId: string }) {
  const context = useProjectContext(projectId);
  return <Form key={context.project.rev} project={context.project} known={lookup(context, "project")} />;
}

function Form({ project, known }: { project: ProjectOut; known: Lookup }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const may = useMay(project.id);
  const mayEdit = may("project.edit");
  const [facts, setFacts] = useState<Facts>(() => project);
  const changed = FIELDS.filter((name) => JSON.stringify(facts[name]) !== JSON.stringify(project[name]));
  const [isTyping, setTyping] = useState(false);
  const saving = useMutation({
    mutationFn: () => {
      const extra = differing(project.extra, facts.extra);
      const said = Object.fromEntries(changed.map((name) => [name, name === "extra" ? extra : facts[name]]));
      return editProject(project.id, { ...said, rev: project.rev } as ProjectChanges);
    },
    onSuccess: () => Promise.all([refreshContext(queries, project.id), queries.invalidateQueries(projectsQuery)]),
  });
  const problem = saving.error && Problem.from(saving.error);
  const set = <K extends keyof Facts>(name: K, value: Facts[K]) => setFacts((now) => ({ ...now, [name]: value }));
  const text = (name: "name" | "code" | "fps" | "ratio" | "resolution" | "start_date" | "end_date") => ({
    label: t(`workflow.general.${name}`),
    value: facts[name] ?? "",
    error: problem?.about(name),
    readOnly: !mayEdit,
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const typed = event.currentTarget.value;
      set(name, name === "name" || name === "fps" ? typed : typed || (null as unknown as string));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed.length > 0) saving.mutate();
  };
  const isPlaced = FIELDS.some((name) => problem?.about(name));
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <form onSubmit={submit}>
          <h1 className={classes.title}>{t("workflow.general.title")}</h1>
          <div className={classes.form}>
            <TextInput {...text("name")} required />
            <TextInput {...text("code")} />
            <Textarea
              className={classes.wide}
              label={t("workflow.general.description")}
              value={facts.description}
              onChange={(event) => set("description", event.currentTarget.value)}
              readOnly={!mayEdit}
              autosize
              minRows={2}
            />
            <TagsInput
              className={classes.wide}
              label={t("workflow.general.tags")}
              value={facts.tags}
              onChange={(tags) => set("tags", tags)}
              readOnly={!mayEdit}
            />
            <Select
              label={t("projects.type")}
              data={PRODUCTION_TYPES.map((value) => ({ value, label: t(`projects.types.${value}`) }))}
              value={facts.production_type}
              onChange={(value) => value && set("production_type", value as Facts["production_type"])}
              readOnly={!mayEdit}
              allowDeselect={false}
            />
            <Select
              label={t("projects.style")}
              data={PRODUCTION_STYLES.map((value) => ({ value, label: t(`projects.styles.${value}`) }))}
              value={facts.production_style}
              onChange={(value) => value && set("production_style", value as Facts["production_style"])}
              readOnly={!mayEdit}
              allowDeselect={false}
            />
            <Select
              label={t("workflow.general.status")}
              data={(["open", "closed"] as const).map((value) => ({ value, label: t(`workflow.general.${value}`) }))}
              value={facts.status}
              onChange={(value) => value && set("status", value as Facts["status"])}
              readOnly={!mayEdit}
              allowDeselect={false}
            />
            <NumberInput
              label={t("workflow.general.max_retakes")}
              description={t("workflow.general.maxRetakesHint")}
              value={facts.max_retakes ?? ""}
              onChange={(value) => set("max_retakes", typeof value === "number" ? value : null)}
              min={0}
              allowDecimal={false}
              readOnly={!mayEdit}
            />
            <TextInput {...text("fps")} description={t("workflow.general.fpsHint")} required />
            <TextInput {...text("resolution")} description={t("workflow.general.resolutionHint")} />
            <TextInput {...text("ratio")} />
            <span />
            <TextInput {...text("start_date")} type="date" />
            <TextInput {...text("end_date")} type="date" />
            <Checkbox
              className={classes.wide}
              label={t("workflow.general.isolated")}
              description={t("workflow.general.isolatedHint")}
              checked={facts.clients_isolated}
              onChange={(event) => set("clients_isolated", event.currentTarget.checked)}
              disabled={!mayEdit}
            />
            <Checkbox
              className={classes.wide}
              label={t("workflow.general.sharedOnly")}
              description={t("workflow.general.sharedOnlyHint")}
              checked={facts.clients_see_shared_only}
              onChange={(event) => set("clients_see_shared_only", event.currentTarget.checked)}
              disabled={!mayEdit}
            />
          </div>
          {(known.own ?? []).length > 0 && (
            <section className={classes.section}>
              <h2>{t("ownFields.title")}</h2>
              {/* What is typed here counts once it is left, which pressing the button does. */}
              <div className={classes.form} onInput={() => setTyping(true)}>
                <OwnFields
                  {...{ projectId: project.id, row: facts, known, isReadOnly: !mayEdit }}
                  onSave={(key, value) => set("extra", { ...facts.extra, [key]: value })}
                />
              </div>
            </section>
          )}
          {problem && !isPlaced && (
            <p className={classes.problem} role="alert">
              {problem.message}
            </p>
          )}
          {mayEdit && (
            <div className={classes.foot}>
              <Button type="submit" disabled={changed.length === 0 && !isTyping} loading={saving.isPending}>
                {t("workflow.save")}
              </Button>
              <span className={classes.facts} role="status">
                {changed.length > 0 ? t("workflow.unsaved", { count: changed.length }) : ""}
              </span>
            </div>
          )}
        </form>
        {may("project.archive") && <ArchiveProject project={project} />}
      </div>
    </main>
  );
}
