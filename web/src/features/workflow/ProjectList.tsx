import { ActionIcon, Button } from "@mantine/core";
import { IconArchive, IconPencil, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ComponentType, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { archiveRows, type ListPath, type ListRow, listQuery, refreshList } from "@/api/studio-lists";
import { useMay } from "@/api/use-project";
import { ArchivedList } from "@/editing/ArchivedList";
import { newest } from "@/lib/newest";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import classes from "./Lists.module.css";

export interface PlanDialogProps<T> {
  projectId: string;
  /** The row that changes, as it is now; none to make one. */
  row: T | null;
  onClose: () => void;
}

interface Props<T> {
  projectId: string;
  path: ListPath;
  noun: "milestone" | "schedule_item" | "baseline";
  /** Where its title, text, add and empty are told. */
  list: "milestones" | "phases" | "baselines";
  icon: ReactNode;
  sort: string;
  name: (row: T) => string;
  line: (row: T) => { when: string; facts: (string | null | undefined)[]; color?: string | null };
  /** What else can be done with a row, before changing it. */
  more?: ComponentType<{ row: T }>;
  dialog: ComponentType<PlanDialogProps<T>>;
}

/** One of the lists of a project's plan, in the order of its days. */
export function ProjectList<T extends ListRow>({
  projectId,
  path,
  noun,
  list,
  icon,
  sort,
  name,
  line,
  more: More,
  dialog: RowDialog,
}: Props<T>) {
  const { t } = useTranslation();
  const may = useMay(projectId);
  const queries = useQueryClient();
  const filter = [`project_id:eq:${projectId}`];
  const { data, error, refetch } = useQuery(listQuery<T>(path, { filter, sort, archived: "yes" }));
  const live = (data ?? []).filter(({ archived_at }) => !archived_at);
  const [asked, setAsked] = useState<{ row: T | null } | null>(null);
  const refresh = () => refreshList(queries, path);
  const archiving = useMutation({ mutationFn: (id: string) => archiveRows(path, [id]), onSettled: refresh });
  const add = may(`${noun}.create`) && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setAsked({ row: null })}>
      {t(`workflow.${list}.add`)}
    </Button>
  );
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <div>
            <h1 className={classes.title}>{t(`workflow.${list}.title`)}</h1>
            <p className={classes.text}>{t(`workflow.${list}.text`)}</p>
          </div>
          {live.length > 0 && add}
        </div>
        {archiving.error && (
          <p className={classes.problem} role="alert">
            {Problem.from(archiving.error).message}
          </p>
        )}
        {data ? (
          live.length > 0 ? (
            <ul className={classes.list} aria-label={t(`workflow.${list}.title`)}>
              {live.map((row) => (
                <li key={row.id} className={classes.line}>
                  <Words name={name(row)} {...line(row)} />
                  {More && <More row={row} />}
                  {may(`${noun}.edit`) && (
                    <ActionIcon onClick={() => setAsked({ row })} aria-label={t("workflow.edit", { name: name(row) })}>
                      <IconPencil size={15} />
                    </ActionIcon>
                  )}
                  {may(`${noun}.archive`) && (
                    <ActionIcon
                      onClick={() => archiving.mutate(row.id)}
                      aria-label={t("workflow.archive", { name: name(row) })}
                    >
                      <IconArchive size={15} />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState icon={icon} title={t(`workflow.${list}.empty`)} action={add} />
          )
        ) : error ? (
          <ErrorState
            title={t("workflow.failed")}
            detail={Problem.from(error).message}
            copyable={Problem.from(error).copyable}
            onRetry={() => void refetch()}
          />
        ) : (
          <LoadingRows rows={4} />
        )}
        <ArchivedList
          rows={(data ?? []).filter(({ archived_at }) => archived_at)}
          name={name}
          onRestore={may(`${noun}.restore`) ? (id) => archiveRows(path, [id], "restore") : undefined}
          refresh={refresh}
        >
          {(row) => <Words name={name(row)} {...line(row)} />}
        </ArchivedList>
      </div>
      {asked && <RowDialog projectId={projectId} row={newest(asked.row, data)} onClose={() => setAsked(null)} />}
    </main>
  );
}

function Words({ name, when, facts, color }: { name: string } & ReturnType<Props<unknown>["line"]>) {
  return (
    <span className={classes.name}>
      {color && <span className={classes.swatch} style={{ background: color }} aria-hidden />}
      <span className={classes.short}>{when}</span>
      <strong>{name}</strong>
      <span className={classes.facts}>{facts.filter(Boolean).join(" · ")}</span>
    </span>
  );
}
