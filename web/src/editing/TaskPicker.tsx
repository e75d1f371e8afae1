import { useTranslation } from "react-i18next";
import { memberChoices, statusesToGive } from "@/api/choices";
import type { Edit } from "@/api/edits";
import type { GridTask } from "@/api/grid-copy";
import { lookup } from "@/api/lookup";
import { useHoursPerDay } from "@/api/organization";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { AssigneePicker } from "@/grid/editors/AssigneePicker";
import { DatePicker } from "@/grid/editors/DatePicker";
import { DurationInput } from "@/grid/editors/DurationInput";
import { PriorityPicker } from "@/grid/editors/PriorityPicker";
import { StatusPopover } from "@/grid/editors/StatusPopover";
import { dateType } from "@/grid/types/date";
import { durationType } from "@/grid/types/duration";
import { priorityType } from "@/grid/types/priority";
import { useLocale } from "@/lib/i18n/locale";
import { assignEdits, taskEdits } from "./task-edits";

export interface Picked {
  what: "status" | "assignee" | "due" | "start" | "estimate" | "priority";
  tasks: readonly GridTask[];
  /** The focused cell on the screen. */
  anchor: DOMRect;
}

const FIELD = { due: "due_date", start: "start_date" } as const;

/** Asks once for what all the picked tasks get, beside the focused cell. */
export function TaskPicker({ picked: { what, tasks, anchor }, onClose }: { picked: Picked; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const hoursPerDay = useHoursPerDay();
  const { projectId, edits } = useProjectSession();
  const known = lookup(useProjectContext(projectId), null);
  const words = { t, locale, hoursPerDay };
  const label = t(`rows.pick.${what}`);
  const shared = {
    anchor,
    onClose,
    ...(tasks.length > 1 ? { hint: t("rows.forTasks", { count: tasks.length }) } : {}),
  };
  const done = (changes: Edit[]) => {
    if (changes.length > 0) void edits.save({ edits: changes });
    onClose();
  };
  if (what === "assignee")
    return (
      <AssigneePicker
        {...shared}
        members={memberChoices(known).filter(({ isRetired }) => !isRetired)}
        assigned={tasks.map(({ member_ids }) => member_ids)}
        onDone={(assignment) => done(assignEdits(tasks, assignment))}
      />
    );
  if (what === "status")
    return (
      <StatusPopover
        {...{ ...shared, label }}
        statuses={statusesToGive(known)}
        current={common(tasks, "task_status_id")}
        onChoose={(id) => done(taskEdits(tasks, "task_status_id", id))}
      />
    );
  if (what === "estimate")
    return (
      <DurationInput
        {...{ ...shared, label }}
        type={durationType(words)}
        current={common(tasks, "estimate_minutes")}
        onChoose={(minutes) => done(taskEdits(tasks, "estimate_minutes", minutes))}
      />
    );
  if (what === "priority")
    return (
      <PriorityPicker
        {...shared}
        type={priorityType(words)}
        current={common(tasks, "priority")}
        onChoose={(level) => done(taskEdits(tasks, "priority", level))}
      />
    );
  const field = FIELD[what];
  return (
    <DatePicker
      {...{ ...shared, label }}
      type={dateType(words)}
      current={common(tasks, field)}
      onChoose={(day) => done(taskEdits(tasks, field, day))}
    />
  );
}

/** The value all of them have; null when they differ. */
function common<F extends keyof GridTask>(tasks: readonly GridTask[], field: F): GridTask[F] | null {
  const [first] = tasks;
  return first && tasks.every((task) => task[field] === first[field]) ? first[field] : null;
}
