import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { problemOf } from "@/api/edits-item";
import { useProjectSession } from "@/api/project-session";
import { useStore } from "@/lib/store";
import { askAgain, useConflicts } from "./conflicts";
import classes from "./Saving.module.css";

/** What happens to edits, in a few words: saved, on their way, waiting for the connection, refused, in conflict. */
export function Saving() {
  const session = useProjectSession();
  const { edits } = session;
  const items = useStore(edits.list);
  const isDown = useStore(edits.line.isDown);
  const { conflicts } = useConflicts(session);
  const going = items.filter(({ state }) => state === "queued");
  const failed = items.filter(({ state }) => state === "failed");
  return (
    <span className={classes.saving}>
      {failed.length > 0 && (
        <Refused count={count(failed)} problem={failed[0]?.problem && problemOf(failed[0].problem).message} />
      )}
      {conflicts.length > 0 && <InConflict count={conflicts.length} />}
      <Going count={count(going)} isDown={isDown} isQuiet={failed.length + conflicts.length > 0} />
    </span>
  );
}

function count(
  items: readonly { edits: readonly object[]; newEntities: readonly object[]; newTasks: readonly object[] }[],
): number {
  return items.reduce(
    (sum, item) => sum + Math.max(1, item.edits.length + item.newEntities.length + item.newTasks.length),
    0,
  );
}

function Going({ count: waiting, isDown, isQuiet }: { count: number; isDown: boolean; isQuiet: boolean }) {
  const { t } = useTranslation();
  const { edits } = useProjectSession();
  const savedAt = useStore(edits.savedAt);
  if (waiting > 0 && isDown)
    return (
      <span className={classes.waiting} role="status">
        {t("editing.waiting", { count: waiting })}
        <Button size="compact-xs" variant="light" onClick={() => edits.retry()}>
          {t("state.retry")}
        </Button>
      </span>
    );
  if (waiting > 0) return <span>{t("state.saving")}</span>;
  return savedAt && !isQuiet ? <span role="status">{t("state.saved")}</span> : null;
}

function Refused({ count: refused, problem }: { count: number; problem: string | null | undefined }) {
  const { t } = useTranslation();
  const { edits } = useProjectSession();
  return (
    <span className={classes.failed} role="alert">
      <span title={problem ?? ""}>
        {t("bar.failed", { count: refused })}: {problem}
      </span>
      <Button size="compact-xs" variant="light" onClick={() => edits.retry()}>
        {t("state.retry")}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => edits.forgetFailed()}>
        {t("bar.discard")}
      </Button>
    </span>
  );
}

function InConflict({ count: conflicts }: { count: number }) {
  const { t } = useTranslation();
  return (
    <span className={classes.failed}>
      <span>{t("editing.conflicts", { count: conflicts })}</span>
      <Button size="compact-xs" variant="light" onClick={askAgain}>
        {t("editing.choose")}
      </Button>
    </span>
  );
}
