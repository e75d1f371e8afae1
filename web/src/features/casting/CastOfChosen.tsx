import { Button } from "@mantine/core";
import { IconClipboard, IconClipboardCopy, IconUserPlus } from "@tabler/icons-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CastingCopy, Stage } from "@/api/casting-page";
import type { CastAsset } from "@/api/schema.gen";
import { EmptyState } from "@/ui/states";
import classes from "./CastOfChosen.module.css";
import { CastPartLine } from "./CastPartLine";
import { allowAsset, droppedAsset } from "./dragged-asset";
import { type CastPart, sharedCast } from "./shared-cast";
import type { Casts } from "./use-casts";

interface Props {
  casting: CastingCopy;
  of: Stage;
  chosen: ReadonlySet<string>;
  assets: ReadonlyMap<string, CastAsset>;
  casts: Casts;
  mayEdit: boolean;
  onAdd: (asset: CastAsset) => void;
  /** Whose cast was copied. */
  copied: string | null;
  onCopied: (id: string) => void;
}

/** The cast of what is chosen: how many of each, under which label, and in how many of the chosen. */
export function CastOfChosen({ casting, of, chosen, assets, casts, mayEdit, onAdd, copied, onCopied }: Props) {
  const { t } = useTranslation();
  const [lead, setLead] = useState("");
  const [isOver, setIsOver] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const order = useMemo(() => new Map([...assets.keys()].map((id, place) => [id, place])), [assets]);
  const parts = useMemo(() => sharedCast(casting.links, chosen, order), [casting.links, chosen, order]);
  const names = casting.entities.filter(({ id }) => chosen.has(id)).map(({ name }) => name);
  const entity_ids = [...chosen];
  const line = (part: CastPart) => ({ asset_id: part.asset_id, label: part.label });
  // A line whose label is another stays itself, and keeps the focus.
  const [renamed, setRenamed] = useState<ReadonlyMap<string, string>>(new Map());
  const nameOf = ({ asset_id, label }: Pick<CastPart, "asset_id" | "label">) => `${asset_id} ${label}`;
  const keyOf = (part: CastPart) => {
    const before = renamed.get(nameOf(part));
    return before && !parts.some((other) => nameOf(other) === before) ? before : nameOf(part);
  };
  const acts = {
    by: (part: CastPart, by: number) => casts.change({ entity_ids, change: [{ ...line(part), by }] }),
    count: (part: CastPart, occurrences: number) =>
      casts.change({ entity_ids, change: [{ ...line(part), occurrences }] }),
    label: (part: CastPart, new_label: string) => {
      setRenamed((held) => new Map(held).set(nameOf({ asset_id: part.asset_id, label: new_label }), keyOf(part)));
      casts.change({ entity_ids, change: [{ ...line(part), new_label }] });
    },
    remove: (part: CastPart) => casts.change({ entity_ids, remove: [line(part)] }),
    everywhere: (part: CastPart) => casts.change({ entity_ids, add: [{ ...line(part), occurrences: part.most }] }),
  };
  const at = parts.findIndex((part) => keyOf(part) === lead);
  const go = (to: number) => {
    const part = parts[Math.min(Math.max(to, 0), parts.length - 1)];
    if (!part) return;
    setLead(keyOf(part));
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(keyOf(part))}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, part: CastPart) => {
    if (event.target !== event.currentTarget) return;
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: parts.length - 1 };
    const to = moves[event.key];
    if (to !== undefined) go(to);
    else if (!mayEdit) return;
    else if (event.key === "+" || event.key === "=") acts.by(part, 1);
    else if (event.key === "-") acts.by(part, -1);
    else if (event.key === "Delete" || event.key === "Backspace") {
      acts.remove(part);
      go(at + 1 < parts.length ? at + 1 : at - 1);
    } else return;
    event.preventDefault();
  };
  const needed = casting.below.filter(
    ({ entity_id, asset_id }) => chosen.has(entity_id) && !parts.some((part) => part.asset_id === asset_id),
  );
  const source = casting.entities.find(({ id }) => id === copied);
  const title = names.length === 1 ? names[0] : t(`casting.chosen.${of}`, { count: names.length });
  return (
    <section
      className={classes.cast}
      aria-label={t("casting.castOf", { what: title })}
      data-over={isOver || undefined}
      {...(mayEdit && {
        onDragOver: (event) => allowAsset(event) && setIsOver(true),
        onDragLeave: () => setIsOver(false),
        onDrop: (event) => {
          setIsOver(false);
          const asset = droppedAsset(event);
          if (asset) onAdd(asset);
        },
      })}
    >
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {mayEdit && names.length === 1 && parts.length > 0 && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconClipboardCopy size={14} />}
            onClick={() => onCopied(entity_ids[0] ?? "")}
          >
            {t("casting.copy")}
          </Button>
        )}
        {mayEdit && source && !(chosen.size === 1 && chosen.has(source.id)) && (
          <>
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={<IconClipboard size={14} />}
              onClick={() => casts.copy({ entity_id: source.id, entity_ids, replace: false })}
            >
              {t("casting.paste", { name: source.name })}
            </Button>
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => casts.copy({ entity_id: source.id, entity_ids, replace: true })}
            >
              {t("casting.replace", { name: source.name })}
            </Button>
          </>
        )}
      </div>
      {casts.problem && (
        <p className={classes.problem} role="alert">
          {casts.problem.message}
        </p>
      )}
      {parts.length === 0 ? (
        <EmptyState icon={<IconUserPlus size={24} stroke={1.5} />} title={t("casting.nobody")}>
          {mayEdit && t("casting.nobodyText")}
        </EmptyState>
      ) : (
        <div className={classes.list} ref={list} role="grid" aria-label={t("casting.castOf", { what: title })}>
          {parts.map((part, place) => (
            <CastPartLine
              key={keyOf(part)}
              lineKey={keyOf(part)}
              part={part}
              asset={assets.get(part.asset_id)}
              places={chosen.size}
              isReached={at === -1 ? place === 0 : at === place}
              mayEdit={mayEdit}
              onFocus={() => setLead(keyOf(part))}
              onKeyDown={(event) => onKeyDown(event, part)}
              onBy={(by) => acts.by(part, by)}
              onCount={(count) => acts.count(part, count)}
              onLabel={(label) => acts.label(part, label)}
              onRemove={() => acts.remove(part)}
              onEverywhere={() => acts.everywhere(part)}
            />
          ))}
        </div>
      )}
      {needed.length > 0 && (
        <div className={classes.needed}>
          <h3 className={classes.subtitle}>{t("casting.needed")}</h3>
          <ul className={classes.list}>
            {needed.map(({ asset_id, entity_id, shots }) => {
              const asset = assets.get(asset_id);
              return (
                <li key={`${entity_id} ${asset_id}`} className={classes.need}>
                  <span className={classes.name}>{asset?.name ?? t("panel.elsewhere")}</span>
                  <span className={classes.quiet}>{t("casting.inShots", { count: shots })}</span>
                  {mayEdit && asset && (
                    <Button variant="default" size="compact-xs" onClick={() => onAdd(asset)}>
                      {t("casting.plan")}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {mayEdit && parts.length > 0 && <p className={classes.hint}>{t("casting.keys")}</p>}
    </section>
  );
}
