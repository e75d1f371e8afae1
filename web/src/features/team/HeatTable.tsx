import { useTranslation } from "react-i18next";
import type { SlotLoad, Workload } from "@/api/schema.gen";
import type { Slot } from "@/api/team";
import { usePictures } from "@/api/use-project";
import { bareDay, shortDay } from "@/lib/dates";
import { Avatar } from "@/ui/Avatar";
import { bySection } from "./slot-groups";
import { tasksOfWeek, tasksWithoutDates } from "./task-links";
import { TasksLink } from "./TasksLink";
import classes from "./WeeksView.module.css";

interface Props {
  projectId: string;
  workload: Workload;
  slots: readonly Slot[];
  departments: readonly { id: string; name: string }[];
  nameOf: (slot: Slot) => string;
  thisMonday: string;
}

/** Hours planned for each slot and week; the fuller the week the stronger its shade, and more than it holds is marked. */
export function HeatTable({ projectId, workload, slots, departments, nameOf, thisMonday }: Props) {
  const { t, i18n } = useTranslation();
  const pictureOf = usePictures(projectId);
  const loads = new Map(workload.slots.map((load) => [load.member_id, load]));
  const ordered = bySection(slots, departments, nameOf).flatMap((group) => group.slots);
  return (
    <table className={classes.table}>
      <caption className={classes.unseen}>{t("team.workload")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("team.slot")}</th>
          <th scope="col">{t("team.unscheduled")}</th>
          {workload.weeks.map((monday) => (
            <th scope="col" key={monday} data-now={monday === thisMonday || undefined}>
              {bareDay(monday, i18n.language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ordered.map((slot) => {
          const load = loads.get(slot.id);
          return (
            <tr key={slot.id}>
              <th scope="row">
                <span className={classes.who}>
                  <Avatar
                    name={nameOf(slot)}
                    picture={pictureOf(slot.account_id)}
                    isOpen={slot.account_id === null}
                    size={20}
                  />
                  {slot.account_id ? nameOf(slot) : t("team.open")}
                  <span className={classes.quiet}>{slot.role}</span>
                </span>
              </th>
              <td>
                {load && load.unscheduled_minutes > 0 && (
                  <TasksLink
                    projectId={projectId}
                    filter={tasksWithoutDates(slot.id)}
                    label={t("team.unscheduledOf", { role: slot.role, hours: hours(load.unscheduled_minutes) })}
                  >
                    {t("team.hours", { hours: hours(load.unscheduled_minutes) })}
                  </TasksLink>
                )}
              </td>
              {workload.weeks.map((monday, week) => (
                <Week key={monday} {...{ projectId, slot, load, monday, week }} />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface WeekProps {
  projectId: string;
  slot: Slot;
  load: SlotLoad | undefined;
  monday: string;
  week: number;
}

function Week({ projectId, slot, load, monday, week }: WeekProps) {
  const { t, i18n } = useTranslation();
  const [planned, capacity] = [load?.planned_minutes[week] ?? 0, load?.capacity_minutes[week] ?? 0];
  if (planned === 0) return <td data-away={capacity === 0 || undefined} />;
  const full = capacity > 0 ? Math.min(planned / capacity, 1) : 1;
  return (
    <td
      data-over={planned > capacity || undefined}
      style={{ "--full": `${Math.round(full * 100)}%` } as React.CSSProperties}
      className={classes.heat}
    >
      <TasksLink
        projectId={projectId}
        filter={tasksOfWeek([slot.id], monday)}
        label={t("team.slotWeek", {
          ...{ role: slot.role, day: shortDay(monday, i18n.language) },
          ...{ planned: hours(planned), capacity: hours(capacity) },
        })}
      >
        {t("team.hours", { hours: hours(planned) })}
      </TasksLink>
    </td>
  );
}

function hours(minutes: number): number {
  return minutes < 600 ? Math.round(minutes / 6) / 10 : Math.round(minutes / 60);
}
