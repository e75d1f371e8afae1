import { Button, Group, NumberInput, SegmentedControl, Select, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useProjectSession } from "@/api/project-session";
import type { MilestoneOut } from "@/api/schema.gen";
import { listQuery } from "@/api/studio-lists";
import { setDeadlines } from "@/api/task-gestures";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { deadlineOf, type SaidDeadline } from "./deadline";
import { useTasksWrite } from "./use-tasks-write";

const MOST_DAYS = 1000;

/** When many tasks are due: on a day, or so many working days before a milestone; with a length their start is counted back too. */
export function DeadlinesDialog({ ids, onClose }: { ids: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { projectId } = useProjectSession();
  const [said, setSaid] = useState<SaidDeadline>({
    ...{ by: "day", day: "", milestoneId: null, daysBefore: "", workdays: "" },
  });
  const say = (more: Partial<SaidDeadline>) => setSaid((old) => ({ ...old, ...more }));
  const asked = { filter: [`project_id:eq:${projectId}`], sort: "on_date,name" };
  const { data: milestones } = useQuery(listQuery<MilestoneOut>("milestones", asked));
  const { write, isBusy, problem } = useTasksWrite(onClose);
  const count = ids.length;
  const when = deadlineOf(said);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!when) return;
    const send = () => setDeadlines({ project_id: projectId, task_ids: ids, ...when });
    write({ send, what: "due_date", count, title: t("taskGestures.dated", { count }) });
  };
  const days = (value: number | string) => (value === "" ? "" : Number(value));
  return (
    <Dialog opened onClose={onClose} title={t("taskGestures.deadlinesTitle", { count })}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <SegmentedControl
            aria-label={t("taskGestures.by")}
            data={[
              { value: "day", label: t("taskGestures.onDay") },
              { value: "milestone", label: t("taskGestures.beforeMilestone") },
            ]}
            value={said.by}
            onChange={(by) => say({ by: by as SaidDeadline["by"] })}
          />
          {said.by === "day" ? (
            <TextInput
              type="date"
              label={t("fields.due_date")}
              value={said.day}
              onChange={(event) => say({ day: event.currentTarget.value })}
              required
              data-autofocus
            />
          ) : (
            <Group grow align="flex-start" gap="sm">
              <Select
                label={t("taskGestures.milestone")}
                placeholder={milestones?.length === 0 ? t("taskGestures.noMilestones") : ""}
                data={(milestones ?? []).map(({ id, name, on_date }) => ({
                  ...{ value: id, label: `${name} · ${shortDay(on_date, locale)}` },
                }))}
                value={said.milestoneId}
                onChange={(milestoneId) => say({ milestoneId })}
                searchable
                withAsterisk
              />
              <NumberInput
                label={t("taskGestures.daysBefore")}
                placeholder="0"
                {...{ min: 0, max: MOST_DAYS, allowDecimal: false, clampBehavior: "strict" }}
                value={said.daysBefore}
                onChange={(value) => say({ daysBefore: days(value) })}
              />
            </Group>
          )}
          <NumberInput
            label={t("taskGestures.workdays")}
            description={t("taskGestures.workdaysHint")}
            {...{ min: 1, max: MOST_DAYS, allowDecimal: false }}
            value={said.workdays}
            onChange={(value) => say({ workdays: days(value) })}
          />
          <DialogEnd refusal={problem?.about("due_date") ?? problem?.message} onClose={onClose}>
            <Button type="submit" disabled={!when} loading={isBusy}>
              {t("taskGestures.set")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
