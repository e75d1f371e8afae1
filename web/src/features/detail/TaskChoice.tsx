import { useTranslation } from "react-i18next";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { inWorkflow } from "./in-workflow";
import type { About } from "./widget";
import classes from "./Widgets.module.css";

/** Which of the tasks is talked about. */
export function TaskChoice({ row, task, onTask }: About) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const { task_types } = useProjectContext(projectId);
  return (
    <div className={classes.choose} role="group" aria-label={t("detail.ofWhichTask")}>
      {inWorkflow(row.tasks, task_types).map((one) => {
        const type = task_types.find(({ id }) => id === one.task_type_id);
        return (
          <button
            key={one.id}
            type="button"
            className={classes.choice}
            aria-pressed={one.id === task?.id}
            onClick={() => onTask(one.id)}
          >
            <span className={classes.dot} style={{ background: type?.color }} />
            {type?.name}
          </button>
        );
      })}
    </div>
  );
}
