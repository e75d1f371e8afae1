import { ActionIcon, Button } from "@mantine/core";
import { IconArchive, IconList, IconPencil, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { archiveRows, editRows, listQuery, refreshList } from "@/api/studio-lists";
import { useMay } from "@/api/use-project";
import { ArchivedList } from "@/editing/ArchivedList";
import { newest } from "@/lib/newest";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { KINDS, type ListConfig, type Row } from "./list-config";
import classes from "./Lists.module.css";
import { newPlaces } from "./moved";
import { OrderedList } from "./OrderedList";
import { RowDialog } from "./RowDialog";
import { RowWords } from "./RowWords";

/** One of the studio's lists: what stands in it, in its order, and what is in the archive. */
export function StudioList({ config }: { config: ListConfig }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const asked = { sort: config.isOrdered ? "priority,name" : "name", archived: "yes" as const };
  const { data, error, refetch } = useQuery(listQuery<Row>(config.path, asked));
  const [dialog, setDialog] = useState<{ row: Row | null } | null>(null);
  const live = (data ?? []).filter(({ archived_at }) => !archived_at);
  const add = may(`${config.noun}.create`) && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setDialog({ row: null })}>
      {t(config.add)}
    </Button>
  );
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <div>
            <h1 className={classes.title}>{t(config.title)}</h1>
            <p className={classes.text}>{t(config.text)}</p>
          </div>
          {live.length > 0 && add}
        </div>
        {data ? (
          live.length > 0 ? (
            <Groups config={config} rows={live} onEdit={(row) => setDialog({ row })} />
          ) : (
            <EmptyState icon={<IconList size={26} stroke={1.5} />} title={t(config.empty)} action={add} />
          )
        ) : error ? (
          <ErrorState
            title={t("workflow.failed")}
            detail={Problem.from(error).message}
            copyable={Problem.from(error).copyable}
            onRetry={() => void refetch()}
          />
        ) : (
          <LoadingRows rows={6} />
        )}
        <ArchivedList
          rows={(data ?? []).filter(({ archived_at }) => archived_at)}
          name={({ name }) => name}
          onRestore={may(`${config.noun}.restore`) ? (id) => archiveRows(config.path, [id], "restore") : undefined}
          refresh={() => refreshList(queries, config.path)}
        >
          {(row) => <RowWords config={config} row={row} />}
        </ArchivedList>
      </div>
      {dialog && (
        <RowDialog config={config} row={newest(dialog.row, data)} rows={live} onClose={() => setDialog(null)} />
      )}
    </main>
  );
}

interface GroupsProps {
  config: ListConfig;
  rows: Row[];
  onEdit: (row: Row) => void;
}

function Groups({ config, rows, onEdit }: GroupsProps) {
  const { t } = useTranslation();
  if (!config.groups) return <Lines config={config} rows={rows} label={t(config.title)} onEdit={onEdit} />;
  return KINDS.map((kind) => {
    const some = rows.filter(({ for_kind }) => for_kind === kind);
    return (
      some.length > 0 && (
        <section key={kind}>
          <h2 className={classes.group}>{t(`workflow.kinds.${kind}`)}</h2>
          <Lines config={config} rows={some} label={t(`workflow.kinds.${kind}`)} onEdit={onEdit} />
        </section>
      )
    );
  });
}

function Lines({ config, rows, label, onEdit }: GroupsProps & { label: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const refresh = () => refreshList(queries, config.path);
  const ordering = useMutation({
    mutationFn: (places: { id: string; priority: number }[]) => editRows(config.path, places),
    onSettled: refresh,
  });
  const archiving = useMutation({ mutationFn: (id: string) => archiveRows(config.path, [id]), onSettled: refresh });
  const problem = ordering.error ?? archiving.error;
  // The new order shows at once; what the server says comes after it.
  const places = new Map(ordering.isPending ? ordering.variables.map(({ id, priority }) => [id, priority]) : []);
  const shown = rows
    .map((row) => ({ ...row, priority: places.get(row.id) ?? row.priority ?? 0 }))
    .toSorted((one, other) => (config.isOrdered ? one.priority - other.priority : 0));
  const mayOrder = config.isOrdered && may(`${config.noun}.edit_many`);
  const order = (ids: string[]) => {
    const changed = newPlaces(shown, ids);
    if (changed.length > 0) ordering.mutate(changed);
  };
  return (
    <>
      {problem && (
        <p className={classes.problem} role="alert">
          {Problem.from(problem).message}
        </p>
      )}
      <OrderedList label={label} rows={shown} name={({ name }) => name} onOrder={mayOrder ? order : undefined}>
        {(row) => (
          <>
            <RowWords config={config} row={row} />
            {may(`${config.noun}.edit`) && (
              <ActionIcon onClick={() => onEdit(row)} aria-label={t("workflow.edit", { name: row.name })}>
                <IconPencil size={15} />
              </ActionIcon>
            )}
            {may(`${config.noun}.archive`) && (
              <ActionIcon
                onClick={() => archiving.mutate(row.id)}
                aria-label={t("workflow.archive", { name: row.name })}
                title={t("workflow.archiveHint")}
              >
                <IconArchive size={15} />
              </ActionIcon>
            )}
          </>
        )}
      </OrderedList>
    </>
  );
}
