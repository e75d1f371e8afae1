import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { GridRow, GridTask } from "@/api/grid-copy";
import { Problem, refusalOf } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import type { Dependency } from "@/api/schema.gen";
import { createRow, editRow } from "@/api/studio-lists";
import { useMay, useProjectContext } from "@/api/use-project";
import { dependenciesQuery, removeDependency } from "@/api/workflow";
import { uuid7 } from "@/lib/uuid";
import { StatusLabel } from "@/ui/StatusLabel";
import { Refusal } from "@/ui/Refusal";
import { ErrorState } from "@/ui/states";
import { AddDependency } from "./AddDependency";
import classes from "./Dependencies.module.css";
import { dependencyWords } from "./dependency-words";
import { DependencyTerms, type Terms } from "./DependencyTerms";

const PATH = "task-dependencies";

/** What a task waits for, and what waits for it. */
export function Dependencies({ row, task }: { row: GridRow; task: GridTask }) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const may = useMay(projectId);
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    ...dependenciesQuery(projectId, task.id),
    enabled: may("task.dependencies"),
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ["dependencies", projectId] });
  const adding = useMutation({
    mutationFn: (needs: string) => createRow(PATH, { id: uuid7(), task_id: task.id, needs_id: needs }),
    onSettled: refresh,
  });
  const removing = useMutation({ mutationFn: removeDependency, onSettled: refresh });
  const changing = useMutation({
    mutationFn: ({ id, rev, terms }: { id: string; rev: number; terms: Terms }) => editRow(PATH, id, { ...terms, rev }),
    onSettled: refresh,
  });
  if (error && !data) {
    const { message, copyable } = Problem.from(error);
    const retry = () => void refetch();
    return (
      <ErrorState title={t("workflow.dependencies.failed")} detail={message} copyable={copyable} onRetry={retry} />
    );
  }
  if (!data) return null;
  const problem = adding.error ?? removing.error ?? changing.error;
  const known = new Set([task.id, ...data.needs.map(({ needs_id }) => needs_id)]);
  return (
    <section className={classes.section} aria-label={t("workflow.dependencies.title")}>
      <h3 className={classes.title}>
        {t("workflow.dependencies.title")}
        {data.blocked && (
          <span className={classes.blocked} title={t("workflow.dependencies.blockedText")}>
            {t("workflow.dependencies.blocked")}
          </span>
        )}
      </h3>
      <Refusal text={refusalOf(problem)} />
      {data.needs.length === 0 && <p className={classes.quiet}>{t("workflow.dependencies.none")}</p>}
      <ul className={classes.list}>
        {data.needs.map((one) => (
          <Line key={one.id} label={one.needs_label} statusId={one.needs_status_id} dependency={one}>
            {may("task_dependency.edit") && (
              <DependencyTerms
                dependency={one}
                onSave={(terms) => changing.mutate({ id: one.id, rev: one.rev, terms })}
              />
            )}
            {may("task_dependency.purge") && (
              <ActionIcon
                onClick={() => removing.mutate(one.id)}
                aria-label={t("workflow.dependencies.remove", { name: one.needs_label })}
              >
                <IconX size={14} />
              </ActionIcon>
            )}
          </Line>
        ))}
      </ul>
      {may("task_dependency.create") && <AddDependency row={row} known={known} onAdd={adding.mutate} />}
      {data.needed_by.length > 0 && (
        <>
          <h3 className={classes.title}>{t("workflow.dependencies.neededBy")}</h3>
          <ul className={classes.list}>
            {data.needed_by.map((one) => (
              <Line key={one.id} label={one.task_label} statusId={one.task_status_id} dependency={one} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface LineProps {
  label: string;
  statusId: string;
  dependency: Dependency;
  children?: ReactNode;
}

function Line({ label, statusId, dependency, children }: LineProps) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const status = useProjectContext(projectId).task_statuses.find(({ id }) => id === statusId);
  return (
    <li className={classes.line}>
      <span className={classes.words}>
        <span className={classes.name} title={label}>
          {label}
        </span>
        <span className={classes.quiet}>{dependencyWords(dependency, t)}</span>
      </span>
      {status && <StatusLabel name={status.name} color={status.color} />}
      {children}
    </li>
  );
}
