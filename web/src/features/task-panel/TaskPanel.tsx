import { ActionIcon, Tabs } from "@mantine/core";
import { IconMessage, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { GridRow, GridTask } from "@/api/grid-copy";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { EmptyState } from "@/ui/states";
import { Fields } from "./Fields";
import classes from "./TaskPanel.module.css";
import { Thread } from "./Thread";

export type PanelTab = "thread" | "fields" | "casting" | "history";

interface Props {
  row: GridRow;
  parent: string;
  task: GridTask | null;
  panel: PanelTab;
  onPanel: (panel: PanelTab) => void;
  onClose: () => void;
  history: ReactNode;
}

/** Everything about the selected cell: what is said about the task, its fields, its history. Follows the selection. */
export function TaskPanel({ row, parent, task, panel, onPanel, onClose, history }: Props) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const { task_types } = useProjectContext(projectId);
  const type = task_types.find(({ id }) => id === task?.task_type_id);
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          {parent && <span className={classes.quiet}>{parent}</span>} {row.name}
          {type && <span className={classes.quiet}> {type.name}</span>}
        </h2>
        <ActionIcon onClick={onClose} aria-label={t("drawer.close")}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {row.thumbnail_id && (
        <img className={classes.picture} src={`/api/v1/media/${row.thumbnail_id}/file`} alt={row.description} />
      )}
      <Tabs
        className={classes.tabs}
        value={panel}
        onChange={(next) => onPanel((next as PanelTab | null) ?? panel)}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="thread">{t("drawer.thread")}</Tabs.Tab>
          <Tabs.Tab value="fields">{t("drawer.fields")}</Tabs.Tab>
          <Tabs.Tab value="history">{t("drawer.history")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="thread" className={classes.page}>
          {task ? (
            <Thread key={task.id} task={task} />
          ) : (
            <EmptyState icon={<IconMessage size={26} stroke={1.5} />} title={t("drawer.noTask")} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="fields" className={classes.page}>
          <Fields key={task?.id ?? row.id} row={row} task={task} />
        </Tabs.Panel>
        <Tabs.Panel value="history" className={classes.page} tabIndex={0}>
          {history}
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
