import { memo, type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CastingCopy } from "@/api/casting-page";
import { wholeName } from "@/api/grid-copy";
import type { CastAsset, PlaceOut } from "@/api/schema.gen";
import { folded } from "@/lib/natural";
import classes from "./CastMatrix.module.css";
import { MatrixBar } from "./MatrixBar";
import type { Casts } from "./use-casts";

interface Props {
  casting: CastingCopy;
  assets: ReadonlyMap<string, CastAsset>;
  casts: Casts;
  mayEdit: boolean;
  /** Every asset of the production has a column, cast or not. */
  isAll: boolean;
  onAll: (isAll: boolean) => void;
}

const MOST_ROWS = 1_000;
const MOST_COLUMNS = 300;

/** Every shot beside every asset, each cell how many. Arrows move, + and − count, Delete takes out; Enter and a double click cast, or label. */
export function CastMatrix({ casting, assets, casts, mayEdit, isAll, onAll }: Props) {
  const { t } = useTranslation();
  const table = useRef<HTMLDivElement>(null);
  const labelField = useRef<HTMLInputElement>(null);
  const [letters, setLetters] = useState("");
  const wanted = useMemo(() => {
    const used = new Set(casting.links.map(({ asset_id }) => asset_id));
    const sought = folded(letters.trim());
    const isOffered = ({ elsewhere, archived }: CastAsset) => isAll && !elsewhere && !archived;
    return [...assets.values()].filter(
      (asset) => (used.has(asset.id) || isOffered(asset)) && folded(asset.name ?? "").includes(sought),
    );
  }, [assets, casting.links, isAll, letters]);
  const columns = wanted.length > MOST_COLUMNS ? wanted.slice(0, MOST_COLUMNS) : wanted;
  const rows = casting.entities.slice(0, MOST_ROWS);
  const [asked, setAt] = useState({ row: 0, column: 0 });
  // Fewer columns than a moment ago: the last of them is reached.
  const at = { row: Math.min(asked.row, rows.length - 1), column: Math.min(asked.column, columns.length - 1) };
  const [place, asset] = [rows[at.row], columns[at.column]];
  const names = useMemo(
    () => new Map(casting.parents.map((parent) => [parent.id, wholeName(parent)])),
    [casting.parents],
  );
  const counts = useCounts(casting);
  const go = (row: number, column: number) => {
    const next = {
      row: Math.min(Math.max(row, 0), rows.length - 1),
      column: Math.min(Math.max(column, 0), columns.length - 1),
    };
    setAt(next);
    const cell = table.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, [number, number]> = {
      ...{ ArrowDown: [at.row + 1, at.column], ArrowUp: [at.row - 1, at.column] },
      ...{ ArrowRight: [at.row, at.column + 1], ArrowLeft: [at.row, at.column - 1] },
      ...{ Home: [at.row, 0], End: [at.row, columns.length - 1] },
      ...{ PageDown: [at.row + 15, at.column], PageUp: [at.row - 15, at.column] },
    };
    const to = moves[event.key];
    if (to) go(...to);
    else if (!mayEdit || !act(event.key)) return;
    event.preventDefault();
  };
  const held = place && asset && counts.get(place.id)?.get(asset.id);
  const toLabel = () => {
    labelField.current?.focus();
    labelField.current?.select();
  };
  const onDoubleClick = () => {
    if (mayEdit) act("Enter");
  };
  const onLabel = (label: string) => {
    if (!place || !asset || !held) return;
    const change = [{ asset_id: asset.id, label: held.label, new_label: label }];
    casts.change({ entity_ids: [place.id], change });
  };
  const act = (key: string): boolean => {
    if (!place || !asset) return false;
    const entity_ids = [place.id];
    const line = { asset_id: asset.id, label: held?.label ?? "" };
    const digit = /^[1-9]$/.test(key) ? Number(key) : null;
    if (digit !== null && held) casts.change({ entity_ids, change: [{ ...line, occurrences: digit }] });
    else if (digit !== null) casts.change({ entity_ids, add: [{ ...line, occurrences: digit }] }, [asset]);
    else if (key === "Enter" && held) toLabel();
    else if (["+", "=", "Enter", " "].includes(key) && !held) casts.change({ entity_ids, add: [line] }, [asset]);
    else if ((key === "+" || key === "=") && held) casts.change({ entity_ids, change: [{ ...line, by: 1 }] });
    else if (key === "-" && held) casts.change({ entity_ids, change: [{ ...line, by: -1 }] });
    else if (["Delete", "Backspace", "0"].includes(key) && held)
      casts.change({ entity_ids, remove: [{ asset_id: asset.id }] });
    else return false;
    return true;
  };
  const bar = {
    ...{ letters, onLetters: setLetters, isAll, onAll, labelField, onLabel, onDone: () => go(at.row, at.column) },
    // Of several lines in one cell the list tells apart which is which.
    reached:
      mayEdit && held?.lines === 1
        ? {
            cell: `${place?.id} ${asset?.id}`,
            name: `${place?.name}, ${asset?.name ?? ""}`,
            label: held.label,
          }
        : null,
  };
  const left = wanted.length - columns.length;
  return (
    <div className={classes.scroll}>
      <MatrixBar {...bar} />
      {left > 0 && <p className={classes.note}>{t("casting.columnsLeft", { count: left, most: MOST_COLUMNS })}</p>}
      {columns.length === 0 && (
        <p className={classes.note}>{t(letters.trim() ? "casting.matrixNone" : "casting.matrixEmpty")}</p>
      )}
      {casts.problem && (
        <p className={classes.problem} role="alert">
          {casts.problem.message}
        </p>
      )}
      {columns.length > 0 && (
        <div
          ref={table}
          className={classes.table}
          role="grid"
          aria-label={t("casting.title")}
          onKeyDown={onKeyDown}
          onDoubleClick={onDoubleClick}
        >
          <div role="rowgroup" className={classes.part}>
            <div role="row" className={classes.row}>
              <div className={classes.corner} role="columnheader">
                {t("casting.sizes", { rows: rows.length, columns: columns.length })}
              </div>
              {columns.map(({ id, name }, column) => (
                <div
                  key={id}
                  role="columnheader"
                  className={classes.asset}
                  data-here={column === at.column || undefined}
                >
                  <span title={name ?? ""}>{name ?? t("panel.elsewhere")}</span>
                </div>
              ))}
            </div>
          </div>
          <div role="rowgroup" className={classes.part}>
            {rows.map((one, row) => (
              <Row
                key={one.id}
                place={one}
                above={one.parent_id !== rows[row - 1]?.parent_id ? (names.get(one.parent_id ?? "") ?? "") : null}
                columns={columns}
                held={counts.get(one.id)}
                reached={row === at.row ? at.column : null}
                row={row}
                onAt={setAt}
              />
            ))}
          </div>
        </div>
      )}
      {(casting.entities.length > rows.length || !casting.is_all) && (
        <p className={classes.note}>{t("casting.notAll", { most: rows.length })}</p>
      )}
    </div>
  );
}

interface Held {
  count: number;
  label: string;
  lines: number;
}

type RowCounts = ReadonlyMap<string, Held>;

/** What each place holds; a place whose cast has not changed keeps its map, so that its row is not drawn again. */
function useCounts({ links }: CastingCopy): ReadonlyMap<string, RowCounts> {
  const before = useRef<Map<string, { print: string; counts: RowCounts }>>(new Map());
  return useMemo(() => {
    const next = new Map<string, { print: string; counts: RowCounts }>();
    for (const [entityId, held] of Map.groupBy(links, ({ entity_id }) => entity_id)) {
      const print = held.map(({ asset_id, occurrences, label }) => `${asset_id}${occurrences}${label}`).join();
      const old = before.current.get(entityId);
      next.set(entityId, old?.print === print ? old : { print, counts: counted(held) });
    }
    before.current = next;
    return new Map([...next].map(([id, { counts }]) => [id, counts]));
  }, [links]);
}

function counted(links: CastingCopy["links"]): RowCounts {
  const counts = new Map<string, Held>();
  for (const { asset_id, occurrences, label } of links) {
    const held = counts.get(asset_id);
    counts.set(asset_id, {
      count: (held?.count ?? 0) + occurrences,
      label: held?.label ?? label,
      lines: (held?.lines ?? 0) + 1,
    });
  }
  return counts;
}

interface RowProps {
  place: PlaceOut;
  above: string | null;
  columns: readonly CastAsset[];
  held: RowCounts | undefined;
  /** The column that is reached in this row. */
  reached: number | null;
  row: number;
  onAt: (at: { row: number; column: number }) => void;
}

const Row = memo(function Row({ place, above, columns, held, reached, row, onAt }: RowProps) {
  return (
    <div role="row" className={classes.row} data-first={above !== null || undefined}>
      <div role="rowheader" className={classes.place} data-here={reached !== null || undefined}>
        {above && <span className={classes.above}>{above}</span>}
        {place.name}
      </div>
      {columns.map(({ id, name }, column) => {
        const count = held?.get(id);
        const isReached = reached === column;
        return (
          <div
            role="gridcell"
            data-at={`${row} ${column}`}
            key={id}
            className={classes.cell}
            tabIndex={isReached ? 0 : -1}
            data-held={count ? true : undefined}
            aria-label={`${place.name}, ${name ?? ""}: ${count?.count ?? 0}`}
            title={count ? `${place.name}, ${name ?? ""} × ${count.count} ${count.label}`.trim() : undefined}
            onFocus={() => onAt({ row, column })}
          >
            {count?.count ?? ""}
          </div>
        );
      })}
    </div>
  );
});
