import { useTranslation } from "react-i18next";
import type { Staffing } from "@/api/schema.gen";
import type { Slot } from "@/api/team";
import { bareDay, shortDay } from "@/lib/dates";
import { tasksOfWeek } from "./task-links";
import { TasksLink } from "./TasksLink";
import classes from "./WeeksView.module.css";

interface Props {
  projectId: string;
  weeks: readonly string[];
  staffing: readonly Staffing[];
  slots: readonly Slot[];
  departments: readonly { id: string; name: string }[];
  thisMonday: string;
}

/** Of each role, week by week, how many are there of how many that are needed. */
export function StaffingTable({ projectId, weeks, staffing, slots, departments, thisMonday }: Props) {
  const { t, i18n } = useTranslation();
  const nameOf = new Map(departments.map(({ id, name }) => [id, name]));
  return (
    <table className={classes.table}>
      <caption className={classes.unseen}>{t("team.staffing")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("team.role")}</th>
          {weeks.map((monday) => (
            <th scope="col" key={monday} data-now={monday === thisMonday || undefined}>
              {bareDay(monday, i18n.language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {staffing.map(({ role, department_id, needed, filled }) => {
          const ids = slots
            .filter((slot) => slot.role === role && slot.department_id === department_id)
            .map(({ id }) => id);
          return (
            <tr key={`${role} ${department_id}`}>
              <th scope="row">
                {role}
                <span className={classes.quiet}>{nameOf.get(department_id ?? "")}</span>
              </th>
              {weeks.map((monday, week) => {
                const [all, there] = [needed[week] ?? 0, filled[week] ?? 0];
                if (all === 0) return <td key={monday} />;
                return (
                  <td key={monday} data-missing={there < all || undefined}>
                    <TasksLink
                      projectId={projectId}
                      filter={tasksOfWeek(ids, monday)}
                      label={t("team.roleWeek", {
                        ...{ role, filled: there, needed: all, day: shortDay(monday, i18n.language) },
                      })}
                    >
                      {there} / {all}
                    </TasksLink>
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
