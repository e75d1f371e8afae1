import { SegmentedControl } from "@mantine/core";
import { IconMasksTheater } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { castingPageQuery, type CastingCopy, type Stage, STAGES } from "@/api/casting-page";
import { gridQuery } from "@/api/grid-query";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import type { CastAsset } from "@/api/schema.gen";
import { useMay, useProjectContext } from "@/api/use-project";
import { UndoButtons } from "@/editing/UndoButtons";
import { natural } from "@/lib/natural";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import classes from "./CastingPage.module.css";
import type { CastingSearch } from "./casting-search";
import { CastMatrix } from "./CastMatrix";
import { CastOfChosen } from "./CastOfChosen";
import { Library } from "./Library";
import { Places } from "./Places";
import { useCasts } from "./use-casts";
import { useChosen } from "./use-chosen";

interface Props {
  search: CastingSearch;
  onSearch: (search: CastingSearch) => void;
}

/** Who is cast where: the shots at the left, the cast of the chosen ones, and the library to cast from. */
export function CastingPage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const of = search.of ?? "shot";
  const { data, error, refetch } = useQuery(castingPageQuery(projectId, of));
  const { project } = useProjectContext(projectId);
  const stages = STAGES.filter((stage) => stage !== "episode" || project.production_type === "tvshow" || of === stage);
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <header className={classes.bar}>
        <h1 className={classes.title}>{t("casting.title")}</h1>
        <SegmentedControl
          size="xs"
          aria-label={t("casting.of")}
          value={of}
          data={stages.map((value) => ({ value, label: t(`casting.stage.${value}`) }))}
          onChange={(value) => onSearch({ ...search, of: value as Stage, at: "" })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("casting.as")}
          value={search.as ?? "list"}
          data={(["list", "matrix"] as const).map((value) => ({ value, label: t(`casting.look.${value}`) }))}
          onChange={(value) => {
            const { as: _, ...rest } = search;
            onSearch(value === "matrix" ? { ...rest, as: "matrix" } : rest);
          }}
        />
        <span className={classes.tools}>
          <UndoButtons />
        </span>
      </header>
      {data ? (
        <Body casting={data} {...{ of, search, onSearch }} />
      ) : error ? (
        <ErrorState
          title={t("casting.failed")}
          detail={Problem.from(error).message}
          copyable={Problem.from(error).copyable}
          onRetry={() => void refetch()}
        />
      ) : (
        <LoadingRows rows={14} />
      )}
    </main>
  );
}

function Body({ casting, of, search, onSearch }: Props & { casting: CastingCopy; of: Stage }) {
  const { t } = useTranslation();
  const session = useProjectSession();
  const queries = useQueryClient();
  const may = useMay(session.projectId);
  const { data: own } = useQuery(gridQuery(queries, session.accountId, session.projectId, "asset"));
  const casts = useCasts(of);
  const [copied, setCopied] = useState<string | null>(null);
  const mayEdit = may("casting.change");
  const [chosen, onChoose] = useChosen(casting, search, onSearch);
  const assets = useMemo(() => {
    const mine = [...(own?.rows.values() ?? [])].map(({ id, name, entity_type_id, thumbnail_id }): CastAsset => ({
      ...{ id, name, entity_type_id, thumbnail_id, elsewhere: false, archived: false },
    }));
    const all = new Map([...casting.assets, ...mine].map((asset) => [asset.id, asset]));
    const named = [...all.values()].toSorted((one, other) => natural(one.name ?? "", other.name ?? ""));
    return new Map(named.map((asset) => [asset.id, asset]));
  }, [own, casting.assets]);
  if (casting.entities.length === 0)
    return (
      <EmptyState icon={<IconMasksTheater size={26} stroke={1.5} />} title={t(`casting.empty.${of}`)}>
        {t("casting.emptyText")}
      </EmptyState>
    );
  if (search.as === "matrix")
    return (
      <CastMatrix
        {...{ casting, assets, casts, mayEdit, isAll: search.all === true }}
        onAll={(isAll) => {
          const { all: _, ...rest } = search;
          onSearch(isAll ? { ...rest, all: true } : rest);
        }}
      />
    );
  const ids = [...chosen];
  const onAdd = (asset: CastAsset, entityIds: readonly string[] = ids) =>
    mayEdit && casts.change({ entity_ids: [...entityIds], add: [{ asset_id: asset.id }] }, [asset]);
  return (
    <div className={classes.panes} data-reading={!mayEdit || undefined}>
      <Places
        {...{ casting, chosen, onChoose, mayEdit }}
        onDrop={(asset, id) => onAdd(asset, chosen.has(id) ? ids : [id])}
      />
      <CastOfChosen {...{ casting, chosen, assets, casts, mayEdit, onAdd, of, copied }} onCopied={setCopied} />
      {mayEdit && <Library assets={assets} isLoading={!own} onAdd={(asset) => onAdd(asset)} />}
    </div>
  );
}
