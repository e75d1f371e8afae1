import { IconHistoryToggle } from "@tabler/icons-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CALM, type Now } from "@/api/cell-state";
import type { Pending } from "@/api/edits";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import { type Kind, PAGE_OF_KIND } from "@/api/kinds";
import { lookup } from "@/api/lookup";
import { useProjectContext } from "@/api/use-project";
import { type ChangedRow, columnOfDifference, type Difference } from "@/editing/changed-since";
import type { Column } from "@/grid/column";
import { GridPage, type Standing } from "@/grid/GridPage";
import type { Cell } from "@/grid/range";
import type { Selection } from "@/grid/selection";
import type { ViewControl } from "@/grid/view/control";
import { toggled } from "@/lib/toggled";
import { EmptyState } from "@/ui/states";
import { useEntityColumns } from "./use-entity-columns";
import { useShownRows } from "./use-shown-rows";

interface Props {
  kind: Kind;
  past: GridCopy;
  /** The rows that are otherwise today, and what today's value of one is in words. */
  changed: ReadonlyMap<string, ChangedRow>;
  sayNow: (difference: Difference) => string;
  isOnlyChanged: boolean;
  view: ViewControl;
  viewMenu: ReactNode;
  /** Says which moment it is. */
  banner: ReactNode;
  tools: ReactNode;
  primary: ReactNode;
  at: Partial<Cell>;
  onAt: (cell: Cell) => void;
  /** Ids of the rows that are selected. */
  onSelected: (ids: string[]) => void;
  renderFoot: (standing: Standing<GridRow>) => ReactNode;
}

const NOTHING_PENDING: Pending = new Map();
const NOBODY: Now = { pending: NOTHING_PENDING, touched: new Map() };

/** The rows of a kind as they were, to be read: what is otherwise today is marked, and says how. */
export function PastMatrix(props: Props) {
  const { kind, past, changed, sayNow, isOnlyChanged, view, onSelected, ...page } = props;
  const { t } = useTranslation();
  const context = useProjectContext(past.projectId);
  const known = useMemo(() => lookup(context, kind), [context, kind]);
  const copy = useMemo(() => (isOnlyChanged ? only(past, changed) : past), [past, changed, isOnlyChanged]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selection, setSelection] = useState<Selection<GridRow> | null>(null);
  const shown = useShownRows(kind, copy, known, NOTHING_PENDING, view.state, closed);
  const own = useEntityColumns(kind, past, known, useRef<Now>(NOBODY));
  const latest = useRef({ changed, sayNow });
  latest.current = { changed, sayNow };
  const columns = useMemo(
    () =>
      own.map((column): Column<GridRow> => ({
        ...{ ...column, isEditable: () => false, readOnlyReason: t("timeMachine.readOnly") },
        state: ({ id }) => {
          const words = nowWords(
            column,
            latest.current.changed.get(id),
            latest.current.sayNow,
            t("timeMachine.goneNow"),
          );
          return words ? { ...CALM, today: words } : CALM;
        },
      })),
    [own, t],
  );
  const ids = useMemo(() => [...new Set((selection?.rows ?? []).map(({ id }) => id))], [selection]);
  useEffect(() => onSelected(ids), [ids, onSelected]);
  return (
    <GridPage
      {...{ view, shown, columns, selection, ...page }}
      title={t(`nav.${PAGE_OF_KIND[kind]}`)}
      asker={shown.asker}
      tongue={shown.tongue}
      onClosed={setClosed}
      onToggle={(id) => setClosed((old) => toggled(old, id))}
      onSelection={setSelection}
      onOpen={() => {}}
      onEdit={() => {}}
      contextMenu={() => []}
      more={[]}
      panel={null}
      empty={
        <EmptyState
          icon={<IconHistoryToggle size={26} stroke={1.5} />}
          title={t(isOnlyChanged ? "timeMachine.noneChanged" : "timeMachine.empty")}
        >
          {!isOnlyChanged && t("timeMachine.emptyText")}
        </EmptyState>
      }
      touches={[]}
      paint={changed}
    />
  );
}

function only(past: GridCopy, changed: ReadonlyMap<string, ChangedRow>): GridCopy {
  const rows = new Map([...past.rows].filter(([id]) => changed.has(id)));
  return { ...past, rows, order: past.order.filter((id) => rows.has(id)) };
}

/** What of a cell is otherwise today, in words; empty when nothing is. */
function nowWords(
  { id, isStrong = false }: Column<GridRow>,
  changed: ChangedRow | undefined,
  sayNow: (difference: Difference) => string,
  gone: string,
): string {
  if (!changed) return "";
  if (changed.isGone) return isStrong ? gone : "";
  return changed.differences
    .filter((difference) => columnOfDifference(difference) === id)
    .map(sayNow)
    .join("\n");
}
