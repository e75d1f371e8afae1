import { useTranslation } from "react-i18next";
import type { GridCopy, GridRow, GridTask } from "@/api/grid-copy";
import classes from "./Fields.module.css";
import { RowFields } from "./RowFields";
import { TaskFields } from "./TaskFields";

/** The fields of the task, then those of its shot or asset, each saved as it is left. */
export function Fields({ copy, row, task }: { copy: GridCopy; row: GridRow; task: GridTask | null }) {
  const { t } = useTranslation();
  return (
    <div className={classes.fields}>
      {task && <TaskFields task={task} />}
      <RowFields copy={copy} row={row} />
      {task && task.retake_count > 0 && (
        <p className={classes.note}>
          {t("drawer.retakes")}: {task.retake_count}
        </p>
      )}
    </div>
  );
}
