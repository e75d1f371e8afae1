import { useTranslation } from "react-i18next";
import { useProjectSession } from "@/api/project-session";
import { usePictures, useProjectContext } from "@/api/use-project";
import { Avatar } from "@/ui/Avatar";
import { inWorkflow } from "./in-workflow";
import { Nothing } from "./Nothing";
import type { About } from "./widget";
import classes from "./Widgets.module.css";

/** Who worked on it and who is going to: the people of its tasks, with what each does and how much of it is done. */
export function PeopleWidget({ row }: About) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const { task_types, task_statuses, members } = useProjectContext(projectId);
  const pictureOf = usePictures(projectId);
  const done = new Set(task_statuses.filter(({ is_done }) => is_done).map(({ id }) => id));
  const ordered = inWorkflow(row.tasks, task_types);
  const people = [...new Set(ordered.flatMap(({ member_ids }) => member_ids))].flatMap((memberId) => {
    const member = members.find(({ id }) => id === memberId);
    const tasks = ordered.filter(({ member_ids }) => member_ids.includes(memberId));
    return member ? [{ member, tasks, finished: tasks.filter((task) => done.has(task.task_status_id)).length }] : [];
  });
  if (people.length === 0) return <Nothing title={t("detail.noPeople")}>{t("detail.noPeopleText")}</Nothing>;
  return (
    <ul className={classes.list}>
      {people.map(({ member, tasks, finished }) => (
        <li key={member.id} className={classes.line}>
          <Avatar name={member.name} isOpen={member.is_open} picture={pictureOf(member.account_id)} />
          <span className={classes.name}>
            <span>{member.is_open ? t("detail.openSlot", { role: member.role }) : member.name}</span>
            <span className={classes.small}>
              {[
                member.is_open ? "" : member.role,
                ...tasks.map(({ task_type_id }) => task_types.find(({ id }) => id === task_type_id)?.name),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </span>
          <span className={classes.small}>{t("detail.doneOf", { finished, count: tasks.length })}</span>
        </li>
      ))}
    </ul>
  );
}
