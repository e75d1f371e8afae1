import { Button, ColorInput, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { IconCalendarWeek } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import type { ScheduleItemOut } from "@/api/schema.gen";
import { createRow, editRow, refreshList } from "@/api/studio-lists";
import { useProjectContext } from "@/api/use-project";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
import { type PlanDialogProps, ProjectList } from "./ProjectList";
import { SWATCHES } from "./swatches";

const PATH = "schedule-items";

/** The stretches of a project: from when to when its layout, its lighting, its characters are worked on. */
export function PhasesPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { task_types, entity_types } = useProjectContext(projectId);
  const steps = new Map([...task_types, ...entity_types].map(({ id, name }) => [id, name]));
  const about = ({ task_type_id, entity_type_id }: ScheduleItemOut) =>
    [task_type_id, entity_type_id].flatMap((id) => (id && steps.get(id)) || []);
  return (
    <ProjectList<ScheduleItemOut>
      projectId={projectId}
      path={PATH}
      noun="schedule_item"
      list="phases"
      icon={<IconCalendarWeek size={26} stroke={1.5} />}
      sort="starts_on,ends_on"
      name={(phase) => phase.name || about(phase).join(" · ") || t("workflow.phases.whole")}
      line={(phase) => ({
        when: `${shortDay(phase.starts_on, locale)} – ${shortDay(phase.ends_on, locale)}`,
        color: phase.color,
        facts: [
          ...(phase.name ? about(phase) : []),
          phase.man_days === null ? null : t("workflow.phases.days", { count: phase.man_days }),
        ],
      })}
      dialog={PhaseDialog}
    />
  );
}

const PLACED = ["name", "starts_on", "ends_on", "man_days"];

function PhaseDialog({ projectId, row: phase, onClose }: PlanDialogProps<ScheduleItemOut>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { task_types, entity_types } = useProjectContext(projectId);
  const [id] = useState(uuid7);
  const [typed, setTyped] = useState({
    name: phase?.name ?? "",
    task_type_id: phase?.task_type_id ?? null,
    entity_type_id: phase?.entity_type_id ?? null,
    starts_on: phase?.starts_on ?? "",
    ends_on: phase?.ends_on ?? "",
    man_days: phase?.man_days ?? null,
    color: phase?.color ?? null,
  });
  const set = (changes: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...changes }));
  const saving = useMutation({
    mutationFn: () =>
      phase
        ? editRow(PATH, phase.id, { ...typed, rev: phase.rev })
        : createRow(PATH, { id, project_id: projectId, ...typed }),
    onSuccess: async () => {
      await refreshList(queries, PATH);
      onClose();
    },
  });
  const problem = saving.error && Problem.from(saving.error);
  const day = (field: "starts_on" | "ends_on") => ({
    type: "date",
    label: t(field === "starts_on" ? "workflow.phases.from" : "workflow.phases.to"),
    value: typed[field],
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
    error: problem?.about(field),
    required: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Dialog opened onClose={onClose} title={t(phase ? "workflow.phases.edit" : "workflow.phases.add")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t("workflow.name")}
            description={t("workflow.phases.nameHint")}
            value={typed.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={problem?.about("name")}
            data-autofocus
          />
          <Group grow gap="sm" align="start">
            <TextInput {...day("starts_on")} />
            <TextInput {...day("ends_on")} min={typed.starts_on} />
          </Group>
          <Select
            label={t("workflow.milestones.step")}
            data={task_types.map((type) => ({ value: type.id, label: type.name }))}
            value={typed.task_type_id}
            onChange={(task_type_id) => set({ task_type_id })}
            clearable
          />
          <Select
            label={t("workflow.phases.assetType")}
            data={entity_types.map((type) => ({ value: type.id, label: type.name }))}
            value={typed.entity_type_id}
            onChange={(entity_type_id) => set({ entity_type_id })}
            clearable
          />
          <Group grow gap="sm" align="start">
            <NumberInput
              label={t("workflow.phases.manDays")}
              value={typed.man_days ?? ""}
              onChange={(days) => set({ man_days: days === "" ? null : Number(days) })}
              error={problem?.about("man_days")}
              min={0}
              allowDecimal={false}
            />
            <ColorInput
              label={t("workflow.color")}
              value={typed.color ?? ""}
              onChange={(color) => set({ color: color || null })}
              swatches={SWATCHES}
              withEyeDropper={false}
            />
          </Group>
          {problem && !PLACED.some((field) => problem.about(field)) && <p role="alert">{problem.message}</p>}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("state.cancel")}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t(phase ? "workflow.save" : "workflow.make")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
