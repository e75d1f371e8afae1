import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { restoreRows } from "@/api/archived";
import { Problem } from "@/api/problem";
import { archivedProjectsQuery, projectsQuery } from "@/api/projects";
import { verbsQuery } from "@/api/session";
import { fullMoment, moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import classes from "./ArchivedProjects.module.css";
import type { PutAway } from "./chosen";
import { PurgeDialog } from "./PurgeDialog";
import { PutAwayButtons } from "./PutAwayButtons";

/** The productions that were put away, folded: brought back, or deleted for ever. Nothing where there are none. */
export function ArchivedProjects({ may }: { may: (verb: string) => boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { data: projects = [] } = useQuery(archivedProjectsQuery);
  const [purging, setPurging] = useState<readonly PutAway[]>([]);
  const settle = async () => {
    await Promise.all([queries.invalidateQueries(projectsQuery), queries.invalidateQueries(verbsQuery)]);
  };
  const restoring = useMutation({ mutationFn: (id: string) => restoreRows({ project: [id] }), onSettled: settle });
  if (projects.length === 0) return null;
  return (
    <details className={classes.fold}>
      <summary>{t("archive.projects", { count: projects.length })}</summary>
      {restoring.error && (
        <p className={classes.problem} role="alert">
          {t("archive.notRestored", { problem: Problem.from(restoring.error).message })}
        </p>
      )}
      <ul className={classes.list}>
        {projects.map(({ id, name, archived_at }) => (
          <li key={id}>
            <span className={classes.name}>{name}</span>
            {archived_at && (
              <time className={classes.quiet} dateTime={archived_at} title={fullMoment(archived_at, locale)}>
                {moment(archived_at, locale)}
              </time>
            )}
            <PutAwayButtons
              name={name}
              isBusy={restoring.isPending}
              onRestore={() => restoring.mutate(id)}
              onPurge={may("project.purge") ? () => setPurging([{ noun: "project", id, name }]) : null}
            />
          </li>
        ))}
      </ul>
      {purging.length > 0 && (
        <PurgeDialog rows={purging} onChange={setPurging} onClose={() => setPurging([])} onPurged={settle} />
      )}
    </details>
  );
}
