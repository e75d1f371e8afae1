import { ActionIcon } from "@mantine/core";
import { IconEye, IconEyeOff, IconGripVertical, IconTrash } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { TypedCell } from "@/ui/TypedCell";
import classes from "./CreditRow.module.css";
import type { Changes, Line } from "./draft";
import type { Drop } from "./use-drop";

interface Props {
  projectId: string;
  line: Line;
  canArrange: boolean;
  isDragged: boolean;
  drop: Drop["side"] | undefined;
  onDrag: () => void;
  onEnd: () => void;
  onMove: (line: Line, by: -1 | 1) => void;
  onChange: (changes: Changes) => void;
  onRemove: () => void;
}

/** One line: its handle moves it, by dragging or by the arrow keys. An emptied role or name is as the slot has it again. */
export function CreditRow({ projectId, line, canArrange, isDragged, drop, ...on }: Props) {
  const { t } = useTranslation();
  const name = line.name || line.role || t("credits.newLine");
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
    if (!by) return;
    event.preventDefault();
    on.onMove(line, by);
  };
  return (
    <li
      className={classes.row}
      data-hidden={line.hidden || undefined}
      data-dragged={isDragged || undefined}
      data-drop={drop}
      data-line={line.key}
    >
      {canArrange && (
        <button
          type="button"
          className={classes.handle}
          data-handle={line.key}
          aria-label={t("credits.move", { name })}
          draggable
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", name);
            on.onDrag();
          }}
          onDragEnd={on.onEnd}
          onKeyDown={onKeyDown}
        >
          <IconGripVertical size={14} />
        </button>
      )}
      {canArrange ? (
        <>
          <TypedCell
            isWide
            label={t("credits.roleOf", { name })}
            placeholder={t("credits.role")}
            value={line.role}
            onSave={(role) => on.onChange({ role: role.trim() || (line.usual_role ?? "") })}
          />
          <TypedCell
            isWide
            label={t("credits.nameOf", { name })}
            placeholder={line.member_id ? t("credits.nobody") : t("credits.name")}
            value={line.name ?? ""}
            onSave={(typed) => on.onChange({ name: typed.trim() || line.usual_name })}
          />
        </>
      ) : (
        <>
          <span className={classes.word}>{line.role}</span>
          <span className={classes.word}>{line.name ?? <em className={classes.quiet}>{t("credits.nobody")}</em>}</span>
        </>
      )}
      <Work projectId={projectId} line={line} />
      {canArrange && (
        <>
          <ActionIcon
            aria-label={t(line.hidden ? "credits.show" : "credits.hide", { name })}
            aria-pressed={line.hidden}
            onClick={() => on.onChange({ hidden: !line.hidden })}
          >
            {line.hidden ? <IconEyeOff size={15} /> : <IconEye size={15} />}
          </ActionIcon>
          {line.member_id === null ? (
            <ActionIcon aria-label={t("credits.remove", { name })} onClick={on.onRemove}>
              <IconTrash size={15} />
            </ActionIcon>
          ) : (
            <span />
          )}
        </>
      )}
    </li>
  );
}

/** What stands behind the name: how many tasks, and of which kinds on hover. */
function Work({ projectId, line }: { projectId: string; line: Line }) {
  const { t } = useTranslation();
  if (line.tasks === 0 || line.member_id === null) return <span />;
  const kinds = line.by_type.map(({ name, tasks }) => `${name} ${tasks}`).join(", ");
  const label = t("credits.workOf", { ...{ name: line.name ?? line.role, done: line.done, count: line.tasks }, kinds });
  return (
    <Link
      className={classes.work}
      to="/projects/$projectId/tasks"
      params={{ projectId }}
      search={{ filter: { all: [{ field: "assignee", op: "in", value: [line.member_id] }] } }}
      aria-label={label}
      title={label}
    >
      {t("credits.tasks", { count: line.tasks })}
    </Link>
  );
}
