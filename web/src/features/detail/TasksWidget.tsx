import { IconMessage } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridTask } from "@/api/grid-copy";
import { useProjectSession } from "@/api/project-session";
import { useMay, usePictures, useProjectContext } from "@/api/use-project";
import { type Picked, TaskPicker } from "@/editing/TaskPicker";
import { isPast, shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { Avatar } from "@/ui/Avatar";
import { StatusLabel } from "@/ui/StatusLabel";
import { inWorkflow } from "./in-workflow";
import { Nothing } from "./Nothing";
import type { About } from "./widget";
import classes from "./Widgets.module.css";

/** The tasks in the order of the workflow: who, how they stand, until when; each changed where it stands. */
export function TasksWidget({ row, task: chosen, onTask }: About) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { projectId } = useProjectSession();
  const may = useMay(projectId);
  const { task_types, task_statuses, members } = useProjectContext(projectId);
  const pictureOf = usePictures(projectId);
  const hasPeople = may("member.list");
  const [picked, setPicked] = useState<{ picked: Picked; from: HTMLElement } | null>(null);
  const pick = (what: Picked["what"], task: GridTask, from: HTMLElement) =>
    setPicked({ picked: { what, tasks: [task], anchor: from.getBoundingClientRect() }, from });
  if (row.tasks.length === 0) return <Nothing title={t("detail.noTasks")}>{t("detail.noTasksText")}</Nothing>;
  // What the value is of stands in the row and the column; only who hears the button alone needs it said.
  const cell = (verb: string, what: Picked["what"], task: GridTask, said: string, shown: React.ReactNode) =>
    may(verb) ? (
      <button type="button" className={classes.button} onClick={(event) => pick(what, task, event.currentTarget)}>
        <span className={classes.unseen}>{said} </span>
        {shown}
      </button>
    ) : (
      <span className={classes.button}>{shown}</span>
    );
  const close = () => {
    picked?.from.focus();
    setPicked(null);
  };
  return (
    <div className={classes.wide}>
      <table className={classes.table}>
        <thead>
          <tr>
            {(["step", "status", "people", "due", "retakes", "notes"] as const)
              .filter((column) => column !== "people" || hasPeople)
              .map((column) => (
                <th key={column} scope="col">
                  {t(`detail.column.${column}`)}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {inWorkflow(row.tasks, task_types).map((task) => {
            const type = task_types.find(({ id }) => id === task.task_type_id);
            const status = task_statuses.find(({ id }) => id === task.task_status_id);
            const people = task.member_ids.flatMap((id) => members.find((member) => member.id === id) ?? []);
            const name = task.name && task.name !== "main" ? `${type?.name} ${task.name}` : (type?.name ?? "");
            const isLate = task.due_date !== null && !status?.is_done && isPast(task.due_date);
            return (
              <tr key={task.id} data-chosen={task.id === chosen?.id || undefined}>
                <td>
                  <button
                    type="button"
                    className={classes.button}
                    aria-pressed={task.id === chosen?.id}
                    onClick={() => onTask(task.id)}
                  >
                    <span className={classes.dot} style={{ background: type?.color }} />
                    {name}
                  </button>
                </td>
                <td>
                  {cell(
                    "task.set_status",
                    "status",
                    task,
                    t("detail.change.status", { name }),
                    status && <StatusLabel name={status.name} color={status.color} />,
                  )}
                </td>
                {hasPeople && (
                  <td>
                    {cell(
                      "task.assign",
                      "assignee",
                      task,
                      t("detail.change.people", { name }),
                      people.length > 0 ? (
                        <>
                          {people.map((one) => (
                            <Avatar
                              key={one.id}
                              name={one.name}
                              isOpen={one.is_open}
                              picture={pictureOf(one.account_id)}
                              size={20}
                            />
                          ))}
                          <span className={people.length === 1 ? "" : classes.unseen}>
                            {people.map((one) => one.name).join(", ")}
                          </span>
                        </>
                      ) : (
                        <span className={classes.muted}>{t("detail.nobody")}</span>
                      ),
                    )}
                  </td>
                )}
                <td>
                  {cell(
                    "task.edit_many",
                    "due",
                    task,
                    t("detail.change.due", { name }),
                    task.due_date ? (
                      <span className={isLate ? classes.late : ""}>
                        {shortDay(task.due_date, locale)}
                        {isLate && ` · ${t("detail.late")}`}
                      </span>
                    ) : (
                      <span className={classes.muted}>{t("detail.noDate")}</span>
                    ),
                  )}
                </td>
                <td className={classes.muted}>{task.retake_count || ""}</td>
                <td>
                  <button
                    type="button"
                    className={classes.button}
                    aria-label={t("detail.notesOf", { name, count: task.comment_count })}
                    onClick={() => onTask(task.id)}
                  >
                    <IconMessage size={14} /> {task.comment_count || ""}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {picked && <TaskPicker picked={picked.picked} onClose={close} />}
    </div>
  );
}
