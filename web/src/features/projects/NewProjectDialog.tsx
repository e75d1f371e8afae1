import { Button, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import {
  createProject,
  PRODUCTION_STYLES,
  PRODUCTION_TYPES,
  type ProductionStyle,
  type ProductionType,
  projectsQuery,
} from "@/api/projects";
import type { ProjectTemplateOut } from "@/api/schema.gen";
import { verbsQuery } from "@/api/session";
import { listQuery } from "@/api/studio-lists";
import { useMay } from "@/api/use-project";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";

const FPS = ["23.976", "24", "25", "29.97", "30", "48", "50", "60"];

interface Facts {
  production_type?: ProductionType;
  production_style?: ProductionStyle;
  fps?: string;
}

/** A new production starts as a template says, or with the whole of the studio's workflow. */
export function NewProjectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryClient();
  const [id] = useState(uuid7);
  const [type, setType] = useState<ProductionType>("short");
  const [style, setStyle] = useState<ProductionStyle>("3d");
  const [fps, setFps] = useState("24");
  const mayTemplate = useMay()("project_template.list");
  const templates = useQuery({
    ...listQuery<ProjectTemplateOut>("project-templates", { sort: "name" }),
    enabled: mayTemplate,
  }).data;
  const [template, setTemplate] = useState<string | null>(null);
  const choose = (chosen: string | null) => {
    setTemplate(chosen);
    const facts = templates?.find((one) => one.id === chosen)?.content.facts as Facts | undefined;
    setType(facts?.production_type ?? type);
    setStyle(facts?.production_style ?? style);
    setFps(facts?.fps ?? fps);
  };
  const making = useMutation({
    mutationFn: createProject,
    onSuccess: async (project) => {
      await Promise.all([queries.invalidateQueries(projectsQuery), queries.invalidateQueries(verbsQuery)]);
      onClose();
      await router.navigate({ to: "/projects/$projectId/shots", params: { projectId: project.id } });
    },
  });
  const problem = making.error && Problem.from(making.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, description] = [String(form.get("name")).trim(), String(form.get("description")).trim()];
    const facts = { fps, production_type: type, production_style: style };
    const start = String(form.get("start_date")) || null;
    making.mutate({ id, name, description, ...facts, start_date: start, from_studio: true, template_id: template });
  };
  return (
    <Dialog opened onClose={onClose} title={t("projects.new")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput name="name" label={t("projects.name")} error={problem?.about("name")} required data-autofocus />
          {templates && templates.length > 0 && (
            <Select
              label={t("workflow.templates.begin")}
              description={t("workflow.templates.beginHint")}
              placeholder={t("workflow.templates.none")}
              data={templates.map((one) => ({ value: one.id, label: one.name }))}
              value={template}
              onChange={choose}
              clearable
            />
          )}
          <Textarea name="description" label={t("projects.description")} autosize minRows={2} />
          <Group grow>
            <Select
              label={t("projects.type")}
              data={PRODUCTION_TYPES.map((value) => ({ value, label: t(`projects.types.${value}`) }))}
              value={type}
              onChange={(value) => setType((value as ProductionType | null) ?? type)}
            />
            <Select
              label={t("projects.style")}
              data={PRODUCTION_STYLES.map((value) => ({ value, label: t(`projects.styles.${value}`) }))}
              value={style}
              onChange={(value) => setStyle((value as ProductionStyle | null) ?? style)}
            />
            <Select
              label={t("projects.fps")}
              data={FPS.includes(fps) ? FPS : [fps, ...FPS]}
              value={fps}
              onChange={(value) => setFps(value ?? fps)}
            />
          </Group>
          <TextInput name="start_date" type="date" label={t("workflow.general.start_date")} />
          <DialogEnd refusal={problem && !problem.about("name") && problem.message} onClose={onClose}>
            <Button type="submit" loading={making.isPending}>
              {t("projects.create")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
