import { Button, ColorInput, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { IconCalendarWeek } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { placesQuery } from "@/api/places";
import type { ScheduleItemOut } from "@/api/schema.gen";
import { createRow, editRow, refreshList } from "@/api/studio-lists";
import { useProjectContext } from "@/api/use-project";
import { useRowForm } from "@/editing/use-row-form";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { type PlanDialogProps, ProjectList } from "./ProjectList";
import { SWATCHES } from "./swatches";

const PATH = "schedule-items";

/** The stretches of a project: from when to when its layout, its lighting, its characters are worked on. */
export function PhasesPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { task_types, entity_types } = useProjectContext(projectId);
  const { data: places = [] } = useQuery(placesQuery(projectId));
  const names = new Map([...places, ...task_types, ...entity_types].map(({ id, name }) => [id, name]));
  const about = ({ entity_id, task_type_id, entity_type_id }: ScheduleItemOut) =>
    [entity_id, task_type_id, entity_type_id].flatMap((id) => (id && names.get(id)) || []);
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

function PhaseDialog({ projectId, row: phase, onClose }: PlanDialogProps<ScheduleItemOut>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { task_types, entity_types } = useProjectContext(projectId);
  const { data: places = [] } = useQuery(placesQuery(projectId));
  const [id] = useState(uuid7);
  const form = useRowForm({
    now: {
      name: phase?.name ?? "",
      task_type_id: phase?.task_type_id ?? null,
      entity_type_id: phase?.entity_type_id ?? null,
      entity_id: phase?.entity_id ?? null,
      starts_on: phase?.starts_on ?? "",
      ends_on: phase?.ends_on ?? "",
      man_days: phase?.man_days ?? null,
      color: phase?.color ?? null,
    },
    save: (changes, all) =>
      phase
        ? editRow(PATH, phase.id, { ...changes, rev: phase.rev })
        : createRow(PATH, { id, project_id: projectId, ...all }),
    refresh: () => refreshList(queries, PATH),
    onSaved: onClose,
  });
  const { values: typed, set, wrong } = form;
  const called = (rows: readonly { id: string; name: string }[]) => (chosen: string | null) =>
    rows.find((row) => row.id === chosen)?.name ?? "";
  const day = (field: "starts_on" | "ends_on") => ({
    type: "date",
    label: t(field === "starts_on" ? "workflow.phases.from" : "workflow.phases.to"),
    value: typed[field],
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
    error: wrong(field, (value) => shortDay(value, locale)),
    required: true,
  });
  const offered = (["episode", "sequence"] as const)
    .map((kind) => ({
      group: t(`workflow.kinds.${kind}`),
      items: places
        .filter((place) => place.kind === kind && (!place.isArchived || place.id === typed.entity_id))
        .map((place) => ({ value: place.id, label: place.name })),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <Dialog opened onClose={onClose} title={t(phase ? "workflow.phases.edit" : "workflow.phases.add")}>
      <form onSubmit={form.submit}>
        <Stack gap="sm">
          <TextInput
            label={t("workflow.name")}
            description={t("workflow.phases.nameHint")}
            value={typed.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={wrong("name")}
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
            error={wrong("task_type_id", called(task_types))}
            clearable
          />
          {offered.length > 0 && (
            <Select
              label={t("workflow.phases.place")}
              data={offered}
              value={typed.entity_id}
              onChange={(entity_id) => set({ entity_id })}
              error={wrong("entity_id", called(places))}
              searchable
              clearable
            />
          )}
          <Select
            label={t("workflow.phases.assetType")}
            data={entity_types.map((type) => ({ value: type.id, label: type.name }))}
            value={typed.entity_type_id}
            onChange={(entity_type_id) => set({ entity_type_id })}
            error={wrong("entity_type_id", called(entity_types))}
            clearable
          />
          <Group grow gap="sm" align="start">
            <NumberInput
              label={t("workflow.phases.manDays")}
              value={typed.man_days ?? ""}
              onChange={(days) => set({ man_days: days === "" ? null : Number(days) })}
              error={wrong("man_days")}
              min={0}
              allowDecimal={false}
            />
            <ColorInput
              label={t("workflow.color")}
              value={typed.color ?? ""}
              onChange={(color) => set({ color: color || null })}
              error={wrong("color")}
              swatches={SWATCHES}
              withEyeDropper={false}
            />
          </Group>
          <DialogEnd refusal={form.refusal} onClose={onClose}>
            <Button type="submit" loading={form.isSaving}>
              {t(phase ? "workflow.save" : "workflow.make")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
