import { IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type GridCopy, type GridRow, wholeName } from "@/api/grid-copy";
import type { Kind } from "@/api/kinds";
import { useProjectSession } from "@/api/project-session";
import { uuid7 } from "@/lib/uuid";
import { LONGEST_NAME, nextName } from "./name-pattern";
import classes from "./NewRow.module.css";

interface Props {
  kind: Kind;
  copy: GridCopy;
  /** The row after which the new one stands: the selected one, else the last. */
  after: GridRow | undefined;
}

/** One more row at a time, by its name alone: it stands where the selected row stands, and the next name is suggested. */
export function NewRow({ kind, copy, after }: Props) {
  const { t } = useTranslation();
  const { edits } = useProjectSession();
  const [typed, setTyped] = useState("");
  // The series goes on from what was made last, until another row is selected.
  const [last, setLast] = useState<string | null>(null);
  const afterId = after?.id;
  useEffect(() => setLast(null), [afterId]);
  const place = { parent_id: after?.parent_id ?? null, entity_type_id: after?.entity_type_id ?? null };
  const taken = new Set(
    [...copy.rows.values()]
      .filter((row) => row.parent_id === place.parent_id && row.entity_type_id === place.entity_type_id)
      .map(({ name }) => name.toLowerCase()),
  );
  const suggested = nextName(last ?? after?.name ?? "", taken) ?? "";
  const name = typed.trim();
  const isTaken = taken.has(name.toLowerCase());
  const parent = copy.parents.get(place.parent_id ?? "");
  const where = parent && wholeName(parent);
  const make = () => {
    if (!name || isTaken) return;
    void edits.save({ newEntities: [{ id: uuid7(), kind, name, ...place }] });
    setTyped("");
    setLast(name);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") make();
    else if (event.key === "Tab" && !event.shiftKey && typed === "" && suggested) setTyped(suggested);
    else if (event.key === "Escape" && typed !== "") setTyped("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <label className={classes.row}>
      <IconPlus size={14} aria-hidden />
      <input
        className={classes.input}
        aria-label={t(`rows.newRow.${kind}`)}
        aria-invalid={isTaken}
        placeholder={[t(`rows.newRow.${kind}`), suggested].filter(Boolean).join(" · ")}
        maxLength={LONGEST_NAME}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className={classes.hint} role="status">
        {isTaken
          ? t("rows.newRowTaken", { name })
          : t(where ? "rows.newRowIn" : "rows.newRowHint", { where, suggested: suggested || "…" })}
      </span>
    </label>
  );
}
