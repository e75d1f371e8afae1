import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { GridCopy, GridRow, GridTask } from "@/api/grid-copy";
import { Dependencies } from "./Dependencies";
import classes from "./Fields.module.css";
import { RowFields } from "./RowFields";
import { TaskFields } from "./TaskFields";

interface Props {
  copy: GridCopy;
  row: GridRow;
  task: GridTask | null;
  time: ReactNode;
}

/** The fields of the task, then those of its shot or asset, each saved as it is left. */
export function Fields({ copy, row, task, time }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.fields}>
      {task && <TaskFields task={task} />}
      {time}
      {task && <Dependencies row={row} task={task} />}
      <RowFields copy={copy} row={row} />
      {task && task.retake_count > 0 && (
        <p className={classes.note}>
          {t("drawer.retakes")}: {task.retake_count}
        </p>
      )}
    </div>
  );
}
