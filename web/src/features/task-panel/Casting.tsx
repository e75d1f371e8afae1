import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconUsersGroup } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type CastingSide, castingQuery, MOST_CAST, namedQuery } from "@/api/casting";
import type { Kind } from "@/api/kinds";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { useMay } from "@/api/use-project";
import { natural } from "@/lib/natural";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { AddToCast } from "./AddToCast";
import classes from "./Casting.module.css";
import { CastLine } from "./CastLine";

/** What appears in a shot; for an asset, what it is made of and where it appears. */
export function Casting({ rowId, kind }: { rowId: string; kind: Kind }) {
  const { t } = useTranslation();
  return (
    <div className={classes.casting}>
      {kind === "asset" && (
        <Cast side="asset_id" rowId={rowId} title={t("panel.castIn")} empty={t("panel.castNowhere")} />
      )}
      <Cast
        side="entity_id"
        rowId={rowId}
        title={t(kind === "asset" ? "panel.madeOf" : "panel.cast")}
        empty={t(kind === "asset" ? "panel.madeOfNothing" : "panel.nobodyCast")}
      />
    </div>
  );
}

interface Props {
  side: CastingSide;
  rowId: string;
  title: string;
  empty: string;
}

function Cast({ side, rowId, title, empty }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { projectId } = useProjectSession();
  const may = useMay(projectId);
  const { data: links, error, refetch } = useQuery(castingQuery(side, rowId));
  const other = side === "entity_id" ? ("asset_id" as const) : ("entity_id" as const);
  const ids = [...new Set(links?.map((link) => link[other]) ?? [])];
  const { data: named } = useQuery({ ...namedQuery(ids), placeholderData: (before) => before });
  const parents = [...new Set([...(named?.values() ?? [])].flatMap(({ parent_id }) => parent_id ?? []))];
  const { data: places } = useQuery({ ...namedQuery(parents), placeholderData: (before) => before });
  if (error) {
    const problem = Problem.from(error);
    return (
      <ErrorState
        title={t("panel.castingFailed")}
        detail={problem.message}
        copyable={problem.copyable}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!links || (ids.length > 0 && !named)) return <LoadingRows rows={4} height={32} />;
  const nameOf = (id: string) => {
    const row = named?.get(id);
    return [places?.get(row?.parent_id ?? "")?.name, row?.name ?? t("panel.elsewhere")].filter(Boolean).join(" ");
  };
  const shown = links.toSorted((one, next) => natural(nameOf(one[other]), nameOf(next[other])));
  const changed = () => queries.invalidateQueries({ queryKey: ["casting"] });
  return (
    <section aria-label={title}>
      <h3 className={classes.title}>
        {title} {links.length > 0 && <span className={classes.count}>{links.length}</span>}
      </h3>
      {shown.length === 0 && side === "asset_id" && <p className={classes.none}>{empty}</p>}
      {shown.length === 0 && side === "entity_id" && (
        <EmptyState icon={<IconUsersGroup size={24} stroke={1.5} />} title={empty} />
      )}
      <ul className={classes.list}>
        {shown.map((link) => (
          <CastLine
            key={link.id}
            link={link}
            name={nameOf(link[other])}
            pictureId={named?.get(link[other])?.thumbnail_id ?? null}
            mayEdit={may("entity_link.edit")}
            mayRemove={may("entity_link.purge")}
            onChanged={changed}
          />
        ))}
      </ul>
      {links.length === MOST_CAST && <p className={classes.none}>{t("panel.notAll", { most: MOST_CAST })}</p>}
      {side === "entity_id" && may("entity_link.create") && (
        <AddToCast rowId={rowId} cast={new Set(ids)} onAdded={changed} />
      )}
    </section>
  );
}
