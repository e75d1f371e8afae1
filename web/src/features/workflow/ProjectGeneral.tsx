import { Button, Checkbox, NumberInput, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { refreshContext } from "@/api/context";
import { type Lookup, lookup } from "@/api/lookup";
import { pictureAddress } from "@/api/picture";
import { PRODUCTION_STYLES, PRODUCTION_TYPES, projectsQuery } from "@/api/projects";
import type { ProjectChanges, ProjectOut } from "@/api/schema.gen";
import { useMay, useProjectContext } from "@/api/use-project";
import { editProject } from "@/api/workflow";
import { flat, nested } from "@/editing/flat-extra";
import { OwnFields } from "@/editing/OwnFields";
import { ThumbnailChoice } from "@/editing/ThumbnailChoice";
import { useRowForm } from "@/editing/use-row-form";
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

function factsOf(project: ProjectOut): Facts {
  return Object.fromEntries(FIELDS.map((name) => [name, project[name]])) as Facts;
}

/** The facts of a project. */
export function ProjectGeneral({ projectId }: { projectId: string }) {
  const context = useProjectContext(projectId);
  return <Form key={projectId} project={context.project} known={lookup(context, "project")} />;
}

function Form({ project, known }: { project: ProjectOut; known: Lookup }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const may = useMay(project.id);
  const mayEdit = may("project.edit");
  const [isTyping, setTyping] = useState(false);
  const refresh = () => Promise.all([refreshContext(queries, project.id), queries.invalidateQueries(projectsQuery)]);
  const form = useRowForm({
    now: flat(factsOf(project)),
    save: (changes) => {
      const { extra, ...said } = nested(changes);
      const own = Object.keys(extra).length > 0 ? { extra } : {};
      return editProject(project.id, { ...said, ...own, rev: project.rev } as ProjectChanges);
    },
    refresh,
    onSaved: () => setTyping(false),
  });
  const { wrong, set } = form;
  const facts = nested(form.values);
  const changed = Object.keys(form.changes).length;
  const text = (name: "name" | "code" | "fps" | "ratio" | "resolution" | "start_date" | "end_date") => ({
    label: t(`workflow.general.${name}`),
    value: facts[name] ?? "",
    error: wrong(name),
    readOnly: !mayEdit,
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const typed = event.currentTarget.value;
      set({ [name]: name === "name" || name === "fps" ? typed : typed || null });
    },
  });
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <form onSubmit={form.submit}>
          <h1 className={classes.title}>{t("workflow.general.title")}</h1>
          {may("project.set_thumbnail") && (
            <section className={classes.thumbnail} aria-label={t("workflow.general.picture")}>
              <ThumbnailChoice of={{ project: project.id }} hasPicture={project.thumbnail_id !== null} after={refresh}>
                {project.thumbnail_id ? (
                  <img src={pictureAddress(project.thumbnail_id)} alt={t("workflow.general.picture")} />
                ) : (
                  <span className={classes.text}>{t("thumbnail.none")}</span>
                )}
              </ThumbnailChoice>
            </section>
          )}
          <div className={classes.form}>
            <TextInput {...text("name")} required />
            <TextInput {...text("code")} />
            <Textarea
              className={classes.wide}
              label={t("workflow.general.description")}
              value={facts.description}
              onChange={(event) => set({ description: event.currentTarget.value })}
              error={wrong("description")}
              readOnly={!mayEdit}
              autosize
              minRows={2}
            />
            <TagsInput
              className={classes.wide}
              label={t("workflow.general.tags")}
              value={facts.tags}
              onChange={(tags) => set({ tags })}
              error={wrong("tags")}
              readOnly={!mayEdit}
            />
            <Select
              label={t("projects.type")}
              data={PRODUCTION_TYPES.map((value) => ({ value, label: t(`projects.types.${value}`) }))}
              value={facts.production_type}
              onChange={(value) => value && set({ production_type: value as Facts["production_type"] })}
              error={wrong("production_type", (value) => t(`projects.types.${value}`))}
              readOnly={!mayEdit}
              allowDeselect={false}
            />
            <Select
              label={t("projects.style")}
              data={PRODUCTION_STYLES.map((value) => ({ value, label: t(`projects.styles.${value}`) }))}
              value={facts.production_style}
              onChange={(value) => value && set({ production_style: value as Facts["production_style"] })}
              error={wrong("production_style", (value) => t(`projects.styles.${value}`))}
              readOnly={!mayEdit}
              allowDeselect={false}
            />
            <Select
              label={t("workflow.general.status")}
              data={(["open", "closed"] as const).map((value) => ({ value, label: t(`workflow.general.${value}`) }))}
              value={facts.status}
              onChange={(value) => value && set({ status: value as Facts["status"] })}
              error={wrong("status", (value) => t(`workflow.general.${value}`))}
              readOnly={!mayEdit}
              allowDeselect={false}
            />
            <NumberInput
              label={t("workflow.general.max_retakes")}
              description={t("workflow.general.maxRetakesHint")}
              value={facts.max_retakes ?? ""}
              onChange={(value) => set({ max_retakes: typeof value === "number" ? value : null })}
              error={wrong("max_retakes")}
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
              onChange={(event) => set({ clients_isolated: event.currentTarget.checked })}
              error={wrong("clients_isolated")}
              disabled={!mayEdit}
            />
            <Checkbox
              className={classes.wide}
              label={t("workflow.general.sharedOnly")}
              description={t("workflow.general.sharedOnlyHint")}
              checked={facts.clients_see_shared_only}
              onChange={(event) => set({ clients_see_shared_only: event.currentTarget.checked })}
              error={wrong("clients_see_shared_only")}
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
                  onSave={(key, value) => set({ [`extra.${key}`]: value })}
                  wrong={(key) => wrong(`extra.${key}`)}
                />
              </div>
            </section>
          )}
          {form.refusal && (
            <p className={classes.problem} role="alert">
              {form.refusal}
            </p>
          )}
          {mayEdit && (
            <div className={classes.foot}>
              <Button type="submit" disabled={changed === 0 && !isTyping} loading={form.isSaving}>
                {t("workflow.save")}
              </Button>
              <span className={classes.facts} role="status">
                {changed > 0 ? t("workflow.unsaved", { count: changed }) : ""}
              </span>
            </div>
          )}
        </form>
        {may("project.archive") && <ArchiveProject project={project} />}
      </div>
    </main>
  );
}
