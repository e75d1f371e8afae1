import { ActionIcon, Button, NumberInput, TextInput } from "@mantine/core";
import { IconMinus, IconPlus, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CastAsset } from "@/api/schema.gen";
import classes from "./CastOfChosen.module.css";
import type { CastPart } from "./shared-cast";

interface Props {
  part: CastPart;
  lineKey: string;
  asset: CastAsset | undefined;
  /** How many are chosen. */
  places: number;
  isReached: boolean;
  mayEdit: boolean;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onBy: (by: number) => void;
  onCount: (count: number) => void;
  onLabel: (label: string) => void;
  onRemove: () => void;
  onEverywhere: () => void;
}

/** One asset in the cast of what is chosen. */
export function CastPartLine(props: Props) {
  const { part, lineKey, asset, places, isReached, mayEdit, onFocus, onKeyDown } = props;
  const { t } = useTranslation();
  const name = asset?.name ?? t("panel.elsewhere");
  const isEven = part.least === part.most;
  const isInAll = part.places === places;
  return (
    <div
      role="row"
      className={classes.line}
      data-key={lineKey}
      tabIndex={isReached ? 0 : -1}
      aria-label={[name, part.label, isEven ? `× ${part.most}` : `× ${part.least}–${part.most}`]
        .filter(Boolean)
        .join(", ")}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      {asset?.thumbnail_id ? (
        <img className={classes.picture} src={`/api/v1/media/${asset.thumbnail_id}/file`} alt="" />
      ) : (
        <span className={classes.picture} />
      )}
      <span className={classes.name} role="gridcell">
        {name}
        {asset?.elsewhere && <span className={classes.mark}>{t("casting.shared")}</span>}
        {asset?.archived && <span className={classes.mark}>{t("casting.archived")}</span>}
        {!isInAll && (
          <span className={classes.some}>
            {t("casting.inSome", { some: part.places, all: places })}{" "}
            {mayEdit && (
              <Button variant="subtle" size="compact-xs" onClick={props.onEverywhere}>
                {t("casting.inAll")}
              </Button>
            )}
          </span>
        )}
      </span>
      {mayEdit ? (
        <>
          <span className={classes.label} role="gridcell">
            <Label name={name} label={part.label} onLabel={props.onLabel} />
          </span>
          <span className={classes.count} role="gridcell">
            <ActionIcon
              aria-label={t("casting.fewer", { name })}
              onClick={() => props.onBy(-1)}
              disabled={part.most === 1}
            >
              <IconMinus size={13} />
            </ActionIcon>
            <Count {...{ part, name }} onCount={props.onCount} />
            <ActionIcon aria-label={t("casting.more", { name })} onClick={() => props.onBy(1)}>
              <IconPlus size={13} />
            </ActionIcon>
          </span>
          <span role="gridcell">
            <ActionIcon color="gray" aria-label={t("panel.uncast", { name })} onClick={props.onRemove}>
              <IconX size={14} />
            </ActionIcon>
          </span>
        </>
      ) : (
        <>
          <span className={classes.quiet} role="gridcell">
            {part.label}
          </span>
          <span className={classes.quiet} role="gridcell">
            × {isEven ? part.most : `${part.least}–${part.most}`}
          </span>
        </>
      )}
    </div>
  );
}

function Label({ name, label, onLabel }: { name: string; label: string; onLabel: (label: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed !== null && typed.trim() !== label) onLabel(typed.trim());
    setTyped(null);
  };
  return (
    <TextInput
      size="xs"
      aria-label={t("casting.labelOf", { name })}
      placeholder={t("casting.label")}
      maxLength={500}
      value={typed ?? label}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === "Enter" && leave()}
    />
  );
}

function Count({ part, name, onCount }: { part: CastPart; name: string; onCount: (count: number) => void }) {
  const { t } = useTranslation();
  const isEven = part.least === part.most;
  const [typed, setTyped] = useState<number | string | null>(null);
  const leave = () => {
    const count = Number(typed);
    if (typed !== null && count >= 1 && !(isEven && count === part.most)) onCount(count);
    setTyped(null);
  };
  return (
    <NumberInput
      size="xs"
      hideControls
      className={classes.occurrences ?? ""}
      aria-label={t("panel.occurrences", { name })}
      placeholder={isEven ? "" : `${part.least}–${part.most}`}
      min={1}
      max={100_000}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="none"
      value={typed ?? (isEven ? part.most : "")}
      onChange={setTyped}
      onBlur={leave}
      onKeyDown={(event) => event.key === "Enter" && leave()}
    />
  );
}
