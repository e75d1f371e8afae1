import { MultiSelect } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { GridRow, GridTask } from "@/api/grid-copy";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { assign } from "@/api/tasks";
import { useMay, useProjectContext } from "@/api/use-project";
import { duration, parseDuration } from "@/lib/durations";
import { Field } from "./Field";
import classes from "./Fields.module.css";

/** The fields of the task, then those of its shot or asset, each saved as it is left. */
export function Fields({ row, task }: { row: GridRow; task: GridTask | null }) {
  const { t } = useTranslation();
  return (
    <div className={classes.fields}>
      {task && <TaskFields task={task} />}
      <RowFields row={row} />
      {task && task.retake_count > 0 && (
        <p className={classes.note}>
          {t("drawer.retakes")}: {task.retake_count}
        </p>
      )}
    </div>
  );
}

function TaskFields({ task }: { task: GridTask }) {
  const { t } = useTranslation();
  const { projectId, edits } = useProjectSession();
  const isReadOnly = !useMay(projectId)("task.edit_many");
  const save = (field: keyof GridTask, value: unknown) =>
    edits.save([{ table: "task", id: task.id, field, value, seen: task[field], rev: task.rev }]);
  const minutes = (typed: string) => (typed.trim() === "" ? null : (parseDuration(typed) ?? undefined));
  return (
    <>
      <Assignees task={task} />
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
      <Field
        label={t("drawer.estimate")}
        placeholder={t("drawer.estimateHint")}
        value={task.estimate_minutes === null ? "" : duration(task.estimate_minutes)}
        isReadOnly={isReadOnly}
        wrong={(typed) => (minutes(typed) === undefined ? t("drawer.estimateWrong") : null)}
        onSave={(typed) => save("estimate_minutes", minutes(typed))}
      />
      <hr className={classes.line} />
    </>
  );
}

function Assignees({ task }: { task: GridTask }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { projectId } = useProjectSession();
  const { members } = useProjectContext(projectId);
  const may = useMay(projectId);
  const assigning = useMutation({ mutationFn: (ids: string[]) => assign(queries, projectId, task.id, ids) });
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
      value={assigning.isPending ? assigning.variables : task.member_ids}
      onChange={(ids) => assigning.mutate(ids)}
      error={assigning.error && Problem.from(assigning.error).message}
      disabled={!may("task.assign")}
      searchable
      hidePickedOptions
    />
  );
}

function RowFields({ row }: { row: GridRow }) {
  const { t } = useTranslation();
  const { projectId, edits } = useProjectSession();
  const isReadOnly = !useMay(projectId)("entity.edit_many");
  const save = (field: keyof GridRow, value: unknown) =>
    edits.save([{ table: "entity", id: row.id, field, value, seen: row[field], rev: row.rev }]);
  const frame = (typed: string) => (typed === "" ? null : Number(typed));
  const wrong = (typed: string) => (/^-?\d{0,7}$/.test(typed) ? null : t("grid.frameNumber"));
  const frames = (label: string, field: "frame_in" | "frame_out" | "nb_frames") => (
    <Field
      {...{ label, isReadOnly, wrong, value: String(row[field] ?? "") }}
      onSave={(typed) => save(field, frame(typed))}
    />
  );
  const isCut = row.nb_frames !== null || row.frame_in !== null;
  return (
    <>
      <Field
        {...{ label: t("grid.name"), value: row.name, isReadOnly }}
        wrong={(typed) => (typed.trim() ? null : t("grid.nameNeeded"))}
        onSave={(typed) => save("name", typed.trim())}
      />
      <Field
        {...{ label: t("grid.description"), value: row.description, isReadOnly, isLong: true }}
        onSave={(typed) => save("description", typed)}
      />
      {isCut && (
        <div className={classes.triple}>
          {frames(t("grid.frameIn"), "frame_in")}
          {frames(t("grid.frameOut"), "frame_out")}
          {frames(t("grid.frames"), "nb_frames")}
        </div>
      )}
      <Field
        {...{ label: t("drawer.code"), value: row.code ?? "", isReadOnly }}
        onSave={(typed) => save("code", typed.trim() || null)}
      />
    </>
  );
}
