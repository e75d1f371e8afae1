import { IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useProjectContext } from "@/api/use-project";
import { Avatar } from "@/ui/Avatar";
import { EmptyState } from "@/ui/states";
import classes from "./TeamPage.module.css";

/** The role slots of the project, the open ones first: they are what somebody must do something about. */
export function TeamPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const { members, departments } = useProjectContext(projectId);
  const slots = members
    .filter(({ archived }) => !archived)
    .toSorted((one, other) => Number(other.is_open) - Number(one.is_open));
  const open = slots.filter(({ is_open }) => is_open).length;
  const departmentOf = new Map(departments.map((department) => [department.id, department]));
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <h1 className={classes.title}>
        {t("team.title")}
        {open > 0 && <span className={classes.open}>{t("team.openSlots", { count: open })}</span>}
      </h1>
      {slots.length === 0 ? (
        <EmptyState icon={<IconUsers size={26} stroke={1.5} />} title={t("team.empty")}>
          {t("team.emptyText")}
        </EmptyState>
      ) : (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("team.title")}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t("team.person")}</th>
                <th>{t("team.role")}</th>
                <th>{t("team.department")}</th>
              </tr>
            </thead>
            <tbody>
              {slots.map((slot) => (
                <tr key={slot.id}>
                  <td>
                    <span className={classes.person}>
                      <Avatar name={slot.name} isOpen={slot.is_open} size={26} />
                      {slot.is_open ? <em className={classes.vacant}>{t("team.open")}</em> : slot.name}
                    </span>
                  </td>
                  <td>{slot.role}</td>
                  <td className={classes.quiet}>{departmentOf.get(slot.department_id ?? "")?.name}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}
