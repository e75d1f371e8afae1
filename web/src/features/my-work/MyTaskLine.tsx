import { Button } from "@mantine/core";
import { IconMessage, IconMovie, IconPlayerPlay, IconRotate, IconSend } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MyProject, MyTask } from "@/api/schema.gen";
import { dayOfMoment, shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { worked } from "@/lib/worked";
import { StatusLabel } from "@/ui/StatusLabel";
import classes from "./MyTaskLine.module.css";
import { daysBetween, titleOf } from "./sections";
import { TodayTime } from "./TodayTime";
import { useStart } from "./use-task-writes";

interface Props {
  task: MyTask;
  project: MyProject | undefined;
  today: string;
  dayMinutes: number;
  isOpen: boolean;
  mayLog: boolean;
  onSubmit: () => void;
}

/** One task: what it is, how it stands, and the next step by one click or key. Its name opens the thread. */
export function MyTaskLine({ task, project, today, dayMinutes, isOpen, mayLog, onSubmit }: Props) {
  const { t } = useTranslation();
  const { start, isBusy, problem } = useStart();
  const { entity, task_type: type, status } = task;
  const begins = task.can_start && project?.start ? project.start : null;
  const shows = task.can_submit && project?.submit ? project.submit : null;
  const begin = () => begins && !isBusy && start({ task, status: begins });
  return (
    <li className={classes.line} data-open={isOpen || undefined} data-section={task.section}>
      <span className={classes.picture}>
        {entity.thumbnail_id ? (
          <img src={`/api/v1/media/${entity.thumbnail_id}/file`} alt="" loading="lazy" />
        ) : (
          <IconMovie size={16} stroke={1.4} aria-hidden />
        )}
      </span>
      <span className={classes.words}>
        <Link
          to="/my-work"
          search={{ task: task.id }}
          replace
          className={classes.name}
          aria-current={isOpen || undefined}
          data-hit
          onKeyDown={(event) => {
            const step = { s: begin, r: () => shows && onSubmit() }[event.key.toLowerCase()];
            if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
            event.preventDefault();
            step();
          }}
        >
          {entity.parent_name && <span className={classes.quiet}>{entity.parent_name} </span>}
          <strong>{entity.name}</strong>{" "}
          <span className={classes.type}>
            <i style={{ background: type.color }} aria-hidden />
            {type.name}
            {task.name !== "main" && ` ${task.name}`}
          </span>
        </Link>
        <span className={classes.facts}>
          <span className={classes.project}>{project?.name}</span>
          <Due {...{ task, today }} />
          <Effort task={task} />
          {task.retake_count > 0 && <Retakes {...{ task, project }} />}
        </span>
        {problem && (
          <span className={classes.refusal} role="alert">
            {problem.message}
          </span>
        )}
      </span>
      {task.unread > 0 && (
        <span className={classes.unread} title={t("myWork.unread", { count: task.unread })}>
          <IconMessage size={13} aria-hidden />
          <span aria-hidden>{task.unread}</span>
          <span className={classes.unseen}>{t("myWork.unread", { count: task.unread })}</span>
        </span>
      )}
      <span className={classes.status}>
        <StatusLabel name={status.name} color={status.color} />
      </span>
      <span className={classes.timing}>{mayLog && task.may_log && <TodayTime {...{ task, today, dayMinutes }} />}</span>
      <span className={classes.steps}>
        {begins ? (
          <Button
            size="compact-sm"
            variant="default"
            loading={isBusy}
            leftSection={<IconPlayerPlay size={13} />}
            onClick={begin}
            aria-label={t("myWork.startOf", { task: titleOf(task) })}
            title={t("myWork.sets", { status: begins.name, key: "S" })}
          >
            {t("myWork.start")}
          </Button>
        ) : (
          shows && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconSend size={13} />}
              onClick={onSubmit}
              aria-label={t("myWork.submitOf", { task: titleOf(task) })}
              title={t("myWork.sets", { status: shows.name, key: "R" })}
            >
              {t("myWork.submitShort")}
            </Button>
          )
        )}
      </span>
    </li>
  );
}

function Due({ task, today }: { task: MyTask; today: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { due_date, done_at, section } = task;
  if (section === "done" && done_at) {
    return <span>{t("myWork.doneOn", { day: dayOfMoment(done_at, locale) })}</span>;
  }
  if (!due_date) return null;
  const day = shortDay(due_date, locale);
  const late = daysBetween(due_date, today);
  if (late <= 0 || section === "in_review") return <span>{t("myWork.due", { day })}</span>;
  return (
    <span className={classes.late}>
      {t("myWork.due", { day })} · {t("myWork.daysLate", { count: late })}
    </span>
  );
}

function Effort({ task }: { task: MyTask }) {
  const { t } = useTranslation();
  const { spent_minutes: spent, estimate_minutes: estimate } = task;
  if (!spent && !estimate) return null;
  const said = estimate
    ? t("myWork.effortOf", { spent: worked(spent) || "0h", estimate: worked(estimate) })
    : t("myWork.effort", { spent: worked(spent) });
  return <span className={estimate && spent > estimate ? classes.over : undefined}>{said}</span>;
}

function Retakes({ task, project }: { task: MyTask; project: MyProject | undefined }) {
  const { t } = useTranslation();
  const most = project?.max_retakes ?? null;
  return (
    <span className={most !== null && task.retake_count > most ? classes.over : undefined}>
      <IconRotate size={12} aria-hidden /> {t("myWork.retakes", { count: task.retake_count })}
    </span>
  );
}
