import { ActionIcon, Tabs } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconFileText, IconMessage, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type GridCopy, type GridRow, type GridTask, wholeName } from "@/api/grid-copy";
import type { Kind } from "@/api/kinds";
import { useProjectSession } from "@/api/project-session";
import { useMay, useProjectContext } from "@/api/use-project";
import { EmptyState } from "@/ui/states";
import { Casting } from "./Casting";
import { Fields } from "./Fields";
import classes from "./TaskPanel.module.css";
import { Thread } from "./Thread";

export type PanelTab = "thread" | "fields" | "casting" | "history";

interface Props {
  copy: GridCopy;
  row: GridRow;
  task: GridTask | null;
  panel: PanelTab;
  onPanel: (panel: PanelTab) => void;
  onClose: () => void;
  /** To the row before or after this one, as the grid shows them. */
  onStep: (rows: -1 | 1) => void;
  /** What was worked on the task. */
  time: ReactNode;
  history: ReactNode;
}

/** Assets stand in these; a sequence is cast shot by shot. */
const IS_CAST: ReadonlySet<Kind> = new Set(["shot", "asset", "episode"]);

/** Everything about the selected cell: what is said about the task, its fields, its history. Follows the selection. */
export function TaskPanel({ copy, row, task, panel, onPanel, onClose, onStep, time, history }: Props) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const { task_types } = useProjectContext(projectId);
  const kind = copy.kind as Kind;
  const parent = copy.parents.get(row.parent_id ?? "");
  const type = task_types.find(({ id }) => id === task?.task_type_id);
  const may = useMay(projectId);
  const isCast = IS_CAST.has(kind) && may("entity_link.list");
  const hasHistory = may(task ? "task.history" : "entity.history");
  const isOffered = (panel !== "casting" || isCast) && (panel !== "history" || hasHistory);
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          {parent && <span className={classes.quiet}>{wholeName(parent)}</span>} {row.name}
          {type && <span className={classes.quiet}> {type.name}</span>}
        </h2>
        <span className={classes.steps}>
          <ActionIcon
            renderRoot={(props) => (
              <Link
                {...props}
                to="/projects/$projectId/entities/$entityId"
                params={{ projectId, entityId: row.id }}
                search={task ? { task: task.id } : {}}
              />
            )}
            aria-label={t("detail.open")}
            title={t("detail.open")}
          >
            <IconFileText size={16} />
          </ActionIcon>
          <ActionIcon
            onClick={() => onStep(-1)}
            aria-label={t("panel.previousRow")}
            title={`${t("panel.previousRow")} (${t("keys.alt")} ↑)`}
          >
            <IconChevronUp size={16} />
          </ActionIcon>
          <ActionIcon
            onClick={() => onStep(1)}
            aria-label={t("panel.nextRow")}
            title={`${t("panel.nextRow")} (${t("keys.alt")} ↓)`}
          >
            <IconChevronDown size={16} />
          </ActionIcon>
          <ActionIcon onClick={onClose} aria-label={t("drawer.close")}>
            <IconX size={16} />
          </ActionIcon>
        </span>
      </div>
      {row.thumbnail_id && (
        <img className={classes.picture} src={`/api/v1/media/${row.thumbnail_id}/file`} alt={row.description} />
      )}
      <Tabs
        className={classes.tabs}
        value={isOffered ? panel : "fields"}
        onChange={(next) => onPanel((next as PanelTab | null) ?? panel)}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="thread">{t("drawer.thread")}</Tabs.Tab>
          <Tabs.Tab value="fields">{t("drawer.fields")}</Tabs.Tab>
          {isCast && <Tabs.Tab value="casting">{t("panel.casting")}</Tabs.Tab>}
          {hasHistory && <Tabs.Tab value="history">{t("drawer.history")}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="thread" className={classes.page}>
          {task ? (
            <Thread key={task.id} task={task} entityId={row.id} />
          ) : (
            <EmptyState icon={<IconMessage size={26} stroke={1.5} />} title={t("drawer.noTask")} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="fields" className={classes.page}>
          <Fields key={task?.id ?? row.id} copy={copy} row={row} task={task} time={time} />
        </Tabs.Panel>
        {isCast && (
          <Tabs.Panel value="casting" className={classes.page}>
            <Casting key={row.id} rowId={row.id} kind={kind} />
          </Tabs.Panel>
        )}
        {hasHistory && (
          <Tabs.Panel value="history" className={classes.page} tabIndex={0}>
            {history}
          </Tabs.Panel>
        )}
      </Tabs>
    </div>
  );
}
