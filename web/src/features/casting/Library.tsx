import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { sharedAssetsQuery } from "@/api/casting-page";
import { useProjectSession } from "@/api/project-session";
import type { CastAsset } from "@/api/schema.gen";
import { useProjectContext } from "@/api/use-project";
import { folded } from "@/lib/natural";
import { LoadingRows } from "@/ui/states";
import { dragAsset } from "./dragged-asset";
import classes from "./Library.module.css";

interface Props {
  assets: ReadonlyMap<string, CastAsset>;
  isLoading: boolean;
  onAdd: (asset: CastAsset) => void;
}

const REST_MS = 200;
const MOST_SHOWN = 400;

/** What may be cast: the production's assets by type, then those that others share. Typing searches, Enter casts. */
export function Library({ assets, isLoading, onAdd }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { projectId } = useProjectSession();
  const { entity_types } = useProjectContext(projectId);
  const [typed, setTyped] = useState("");
  const [lead, setLead] = useState("");
  const [letters] = useDebouncedValue(typed.trim(), REST_MS);
  const { data: shared } = useQuery(sharedAssetsQuery(projectId, letters));
  const groups = useMemo(() => {
    const wanted = folded(typed.trim());
    const mine = [...assets.values()].filter(
      ({ name, elsewhere, archived }) => !elsewhere && !archived && folded(name ?? "").includes(wanted),
    );
    const lent = (shared?.rows ?? []).map((row): CastAsset => ({ ...row, elsewhere: true, archived: false }));
    const byType = Map.groupBy(mine, ({ entity_type_id }) => entity_type_id ?? "");
    const known = new Set(entity_types.map((type) => type.id));
    const rest = mine.filter(({ entity_type_id }) => !known.has(entity_type_id ?? ""));
    return [
      ...entity_types.map((type) => ({ title: type.name, held: byType.get(type.id) ?? [] })),
      { title: t("casting.noType"), held: rest },
      { title: t("casting.ofOthers"), held: lent },
    ].filter(({ held }) => held.length > 0);
  }, [assets, shared, typed, entity_types, t]);
  const all = groups.flatMap(({ held }) => held).slice(0, MOST_SHOWN);
  const shownIds = new Set(all.map((asset) => asset.id));
  const at = Math.max(
    all.findIndex((asset) => asset.id === lead),
    0,
  );
  const idAt = ({ target }: { target: EventTarget }) =>
    (target as HTMLElement).closest<HTMLElement>("[data-id]")?.dataset.id ?? "";
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10 };
    const to = steps[event.key];
    const current = all[at];
    if (to !== undefined) {
      const next = all[Math.min(Math.max(to, 0), all.length - 1)];
      if (!next) return;
      setLead(next.id);
      document.getElementById(`${id}-${next.id}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && current) onAdd(current);
    else if (event.key === "Escape" && typed) setTyped("");
    else return;
    event.preventDefault();
  };
  return (
    <section className={classes.library} aria-label={t("casting.library")}>
      <TextInput
        className={classes.search ?? ""}
        size="xs"
        type="search"
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={all[at] && `${id}-${all[at].id}`}
        aria-label={t("casting.search")}
        placeholder={t("casting.search")}
        leftSection={<IconSearch size={14} />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setLead("");
        }}
        onKeyDown={onKeyDown}
      />
      {isLoading ? (
        <LoadingRows rows={8} height={28} />
      ) : (
        <div
          className={classes.list}
          id={id}
          role="listbox"
          aria-label={t("casting.library")}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onClick={(event) => setLead(idAt(event))}
          onDoubleClick={(event) => {
            const asset = all.find((one) => one.id === idAt(event));
            if (asset) onAdd(asset);
          }}
        >
          {groups.map(({ title, held }) => (
            <div key={title} role="group" aria-label={title}>
              <div role="presentation" className={classes.heading}>
                {title} <span className={classes.quiet}>{held.length}</span>
              </div>
              {held
                .filter((asset) => shownIds.has(asset.id))
                .map((asset) => (
                  <div
                    key={asset.id}
                    id={`${id}-${asset.id}`}
                    role="option"
                    aria-selected={asset.id === all[at]?.id}
                    className={classes.asset}
                    data-id={asset.id}
                    draggable
                    onDragStart={(event) => dragAsset(event, asset)}
                    title={t("casting.addHint")}
                  >
                    {asset.thumbnail_id ? (
                      <img
                        className={classes.picture}
                        src={`/api/v1/media/${asset.thumbnail_id}/file`}
                        alt=""
                        loading="lazy"
                      />
                    ) : (
                      <span className={classes.picture} />
                    )}
                    <span className={classes.name}>{asset.name}</span>
                  </div>
                ))}
            </div>
          ))}
          {all.length === 0 && <p className={classes.none}>{t(typed ? "panel.noSuchAsset" : "casting.noAssets")}</p>}
          {all.length === MOST_SHOWN && <p className={classes.none}>{t("casting.typeMore")}</p>}
        </div>
      )}
    </section>
  );
}
