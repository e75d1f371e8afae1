import { CloseButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useProjectSession } from "@/api/project-session";
import { useStore } from "@/lib/store";
import { toldText } from "./value-words";
import classes from "./UndoNotice.module.css";

const QUIET_AFTER_MS = 5_000;

/** A quiet word about the last undo: that it is done, or what of it could not be, and where to look it up. */
export function UndoNotice() {
  const { t } = useTranslation();
  const { undo, projectId } = useProjectSession();
  const notice = useStore(undo.notice);
  const isWhole = notice !== null && notice.problem === null && notice.conflictCount === 0;
  useEffect(() => {
    if (!isWhole) return;
    const timer = setTimeout(() => undo.notice.set(null), QUIET_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isWhole, notice, undo]);
  if (!notice) return <div className={classes.place} role="status" />;
  const what = toldText(notice.told, t);
  const done = t(notice.kind === "undo" ? "editing.undone" : "editing.redone", { what });
  const left = t("editing.leftAlone", { count: notice.conflictCount });
  return (
    <div className={classes.place} role="status">
      <div className={classes.notice}>
        <span>
          {notice.problem ? t("editing.notUndone", { what, problem: notice.problem.message }) : null}
          {notice.isDone ? done : null} {notice.conflictCount > 0 ? left : null}
        </span>
        {!isWhole && (
          <Link
            to="/projects/$projectId/activity"
            params={{ projectId }}
            search={notice.changeSetId ? { change_set: notice.changeSetId } : {}}
          >
            {t("editing.look")}
          </Link>
        )}
        <CloseButton size="sm" aria-label={t("state.close")} onClick={() => undo.notice.set(null)} />
      </div>
    </div>
  );
}
