import { MultiSelect, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { GridTask } from "@/api/grid-copy";
import { lookup } from "@/api/lookup";
import { useHoursPerDay } from "@/api/organization";
import { useProjectSession } from "@/api/project-session";
import { useMay, useProjectContext } from "@/api/use-project";
import { Field } from "@/editing/Field";
import { OwnFields } from "@/editing/OwnFields";
import { durationType } from "@/grid/types/duration";
import { priorityType } from "@/grid/types/priority";
import { useLocale } from "@/lib/i18n/locale";
import classes from "./Fields.module.css";
import { TaskFacts } from "./TaskFacts";

/** What is planned for a task: who, when, how long, how urgent. */
export function TaskFields({ task }: { task: GridTask }) {
  const { t } = useTranslation();
  const { projectId, edits } = useProjectSession();
  const may = useMay(projectId);
  const isReadOnly = !may("task.edit_many");
  const hasCrew = may("member.list");
  const context = useProjectContext(projectId);
  const save = (field: string, value: unknown, seen: unknown = task[field as keyof GridTask]) =>
    edits.save({ edits: [{ table: "task", id: task.id, field, value, seen, rev: task.rev }] });
  const words = { t, locale: useLocale(), hoursPerDay: useHoursPerDay() };
  const estimate = durationType(words);
  const named = (priorityType(words).choices?.() ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const priority = String(task.priority);
  const priorities = named.some(({ value }) => value === priority)
    ? named
    : [...named, { value: priority, label: priority }];
  return (
    <>
      {hasCrew && <Assignees task={task} onSave={(ids) => save("member_ids", ids)} />}
      <div className={classes.pair}>
        <Field
          {...{ label: t("drawer.start"), type: "date", value: task.start_date ?? "", isReadOnly }}
          onSave={(typed) => save("start_date", typed || null)}
        />
        <Field
          {...{ label: t("drawer.due"), type: "date", value: task.due_date ?? "", isReadOnly }}
          onSave={(typed) => save("due_date", typed || null)}
        />
      </div>
      <div className={classes.pair}>
        {hasCrew && (
          <Field
            label={t("drawer.estimate")}
            placeholder={t("drawer.estimateHint")}
            value={estimate.text(task.estimate_minutes)}
            isReadOnly={isReadOnly}
            wrong={(typed) => {
              const read = estimate.parse(typed);
              return "problem" in read ? read.problem : null;
            }}
            onSave={(typed) => {
              const read = estimate.parse(typed);
              if ("value" in read) save("estimate_minutes", read.value);
            }}
          />
        )}
        <Select
          label={t("panel.priority")}
          data={priorities}
          value={priority}
          onChange={(level) => level !== priority && save("priority", Number(level))}
          allowDeselect={false}
          disabled={isReadOnly}
          size="sm"
        />
      </div>
      <TaskFacts task={task} />
      <OwnFields
        {...{ projectId, row: task, isReadOnly, known: lookup(context, null) }}
        onSave={(key, value, seen) => save(`extra.${key}`, value, seen)}
      />
      <hr className={classes.line} />
    </>
  );
}

function Assignees({ task, onSave }: { task: GridTask; onSave: (ids: string[]) => void }) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const { members } = useProjectContext(projectId);
  const may = useMay(projectId);
  const choices = members
    .filter(({ id, archived }) => !archived || task.member_ids.includes(id))
    .map(({ id, name, role, is_open }) => ({
      value: id,
      label: is_open ? t("drawer.openSlot", { role }) : `${name} · ${role}`,
    }));
  return (
    <MultiSelect
      label={t("drawer.assignees")}
      placeholder={task.member_ids.length === 0 ? t("drawer.nobody") : ""}
      size="sm"
      data={choices}
      value={task.member_ids}
      onChange={onSave}
      disabled={!may("task.assign")}
      searchable
      hidePickedOptions
    />
  );
}
