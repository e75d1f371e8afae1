import { Button, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { createProject, projectsQuery } from "@/api/projects";
import type { ProjectNew } from "@/api/schema.gen";
import { verbsQuery } from "@/api/session";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";

type Type = NonNullable<ProjectNew["production_type"]>;
type Style = NonNullable<ProjectNew["production_style"]>;

const TYPES: Type[] = ["short", "featurefilm", "tvshow", "commercial", "game", "music-video", "other"];
const STYLES: Style[] = [
  "2d",
  "3d",
  "2d3d",
  "vfx",
  "stop-motion",
  "motion-design",
  "archviz",
  "immersive",
  "video-game",
  "vr",
  "ar",
  "other",
];
const FPS = ["23.976", "24", "25", "29.97", "30", "48", "50", "60"];

/** A new production starts with the whole of the studio's workflow. */
export function NewProjectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryClient();
  const [id] = useState(uuid7);
  const [type, setType] = useState<Type>("short");
  const [style, setStyle] = useState<Style>("3d");
  const [fps, setFps] = useState("24");
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
    making.mutate({ id, name, description, fps, production_type: type, production_style: style, from_studio: true });
  };
  return (
    <Dialog opened onClose={onClose} title={t("projects.new")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput name="name" label={t("projects.name")} error={problem?.about("name")} required data-autofocus />
          <Textarea name="description" label={t("projects.description")} autosize minRows={2} />
          <Group grow>
            <Select
              label={t("projects.type")}
              data={TYPES.map((value) => ({ value, label: t(`projects.types.${value}`) }))}
              value={type}
              onChange={(value) => setType((value as Type | null) ?? type)}
            />
            <Select
              label={t("projects.style")}
              data={STYLES.map((value) => ({ value, label: t(`projects.styles.${value}`) }))}
              value={style}
              onChange={(value) => setStyle((value as Style | null) ?? style)}
            />
            <Select label={t("projects.fps")} data={FPS} value={fps} onChange={(value) => setFps(value ?? fps)} />
          </Group>
          {problem && !problem.about("name") && <p role="alert">{problem.message}</p>}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("state.cancel")}
            </Button>
            <Button type="submit" loading={making.isPending}>
              {t("projects.create")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
