import { type DragEvent, type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CastingCopy } from "@/api/casting-page";
import { wholeName } from "@/api/grid-copy";
import type { CastAsset } from "@/api/schema.gen";
import classes from "./Places.module.css";
import { allowAsset, droppedAsset } from "./dragged-asset";

interface Props {
  casting: CastingCopy;
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[]) => void;
  onDrop: (asset: CastAsset, id: string) => void;
  mayEdit: boolean;
}

/** The shots by sequence, one or many of them chosen. */
export function Places({ casting, chosen, onChoose, onDrop, mayEdit }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { entities, parents, links } = casting;
  const [lead, setLead] = useState(() => [...chosen][0] ?? entities[0]?.id ?? "");
  const anchor = useRef(lead);
  const [over, setOver] = useState<string | null>(null);
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const { entity_id } of links) found.set(entity_id, (found.get(entity_id) ?? 0) + 1);
    return found;
  }, [links]);
  const names = useMemo(() => new Map(parents.map((parent) => [parent.id, wholeName(parent)])), [parents]);
  const groups = useMemo(() => [...Map.groupBy(entities, ({ parent_id }) => parent_id)], [entities]);
  const at = Math.max(
    entities.findIndex(({ id }) => id === lead),
    0,
  );
  const headOf = ({ parent_id }: { parent_id: string | null } = { parent_id: null }) => parent_id ?? "";
  const leadGroup = headOf(entities[at]);
  const go = (to: number, { shiftKey, ctrlKey, metaKey }: KeyboardEvent) => {
    const target = entities[Math.min(Math.max(to, 0), entities.length - 1)];
    if (!target) return;
    setLead(target.id);
    document.getElementById(`places-${headOf(target)}`)?.focus({ preventScroll: true });
    document.getElementById(`place-${target.id}`)?.scrollIntoView({ block: "nearest" });
    if (shiftKey) return onChoose(between(anchor.current, target.id));
    anchor.current = target.id;
    if (!ctrlKey && !metaKey) onChoose([target.id]);
  };
  const between = (one: string, other: string) => {
    const ends = [one, other].map((id) => entities.findIndex((entity) => entity.id === id));
    return entities.slice(Math.min(...ends), Math.max(...ends) + 1).map(({ id }) => id);
  };
  const toggle = (id: string) => {
    const rest = [...chosen].filter((one) => one !== id);
    onChoose(chosen.has(id) && rest.length > 0 ? rest : [...rest, id]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(Math.floor((list.current?.clientHeight ?? 320) / 32) - 1, 1);
    const steps: Record<string, number> = {
      ...{ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entities.length - 1 },
      ...{ PageDown: at + page, PageUp: at - page },
    };
    const to = steps[event.key];
    if (to !== undefined) go(to, event);
    else if (event.key === " ") toggle(lead);
    else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey))
      onChoose(entities.map(({ id }) => id));
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, id: string) => {
    setLead(id);
    if (event.shiftKey) onChoose(between(anchor.current, id));
    else if (event.ctrlKey || event.metaKey) toggle(id);
    else onChoose([id]);
    if (!event.shiftKey) anchor.current = id;
  };
  const idAt = (event: { target: EventTarget }) =>
    (event.target as HTMLElement).closest<HTMLElement>("[data-id]")?.dataset.id ?? null;
  const onPick = (event: MouseEvent) => {
    const id = idAt(event);
    if (id) onClick(event, id);
  };
  const dropping = {
    onDragOver: (event: DragEvent) => setOver(allowAsset(event) ? idAt(event) : null),
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent) => {
      const [id, asset] = [idAt(event), droppedAsset(event)];
      setOver(null);
      if (asset && id) onDrop(asset, id);
    },
  };
  return (
    <div ref={list} className={classes.list} role="group" aria-label={t("casting.places")}>
      {groups.map(([parentId, held]) => (
        <div key={parentId ?? ""}>
          {parents.length > 0 && (
            <button
              type="button"
              className={classes.heading}
              title={t("casting.chooseAll")}
              tabIndex={leadGroup === (parentId ?? "") ? 0 : -1}
              onClick={() => onChoose(held.map(({ id }) => id))}
            >
              {names.get(parentId ?? "") ?? t("casting.nowhere")} <span className={classes.count}>{held.length}</span>
            </button>
          )}
          <div
            id={`places-${parentId ?? ""}`}
            className={classes.places}
            role="listbox"
            aria-multiselectable
            aria-label={parents.length > 0 ? (names.get(parentId ?? "") ?? t("casting.nowhere")) : t("casting.places")}
            {...(leadGroup === (parentId ?? "") && { "aria-activedescendant": `place-${entities[at]?.id}` })}
            tabIndex={leadGroup === (parentId ?? "") ? 0 : -1}
            onKeyDown={onKeyDown}
            onClick={onPick}
            {...(mayEdit && dropping)}
          >
            {held.map(({ id, name, thumbnail_id }) => (
              <div
                key={id}
                id={`place-${id}`}
                data-id={id}
                role="option"
                aria-selected={chosen.has(id)}
                className={classes.place}
                data-lead={id === lead || undefined}
                data-over={over === id || undefined}
              >
                {thumbnail_id ? (
                  <img className={classes.picture} src={`/api/v1/media/${thumbnail_id}/file`} alt="" loading="lazy" />
                ) : (
                  <span className={classes.picture} />
                )}
                <span className={classes.name}>{name}</span>
                <span className={classes.count} aria-label={t("casting.parts", { count: counts.get(id) ?? 0 })}>
                  {counts.get(id) ?? "–"}
                </span>
              </div>
            ))}
          </div>
        </div>
      ))}
      {!casting.is_all && <p className={classes.note}>{t("casting.notAll", { most: entities.length })}</p>}
    </div>
  );
}
