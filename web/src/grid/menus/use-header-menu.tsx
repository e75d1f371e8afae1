import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Column } from "@/grid/column";
import type { ViewControl } from "@/grid/view/control";
import type { Field, Fields, Value } from "@/grid/view/field";
import { type Asker, compile, finished } from "@/grid/view/filter";
import type { Tongue } from "@/grid/view/labels";
import { fieldsAsked, ownPart, withOwnPart, withPart } from "@/grid/view/tree";
import { chosenBy, chosenFilter } from "@/grid/view/value-counts";
import { PointMenu } from "@/ui/PointMenu";
import { startOf } from "./ConditionRow";
import { fieldsOf, headerEntries } from "./header-entries";
import { type HeaderHands, Headers } from "./header-marks";
import { Panel } from "./Panel";
import { SetFilter } from "./SetFilter";
import classes from "./HeaderMenu.module.css";

interface Needs<Row> {
  view: ViewControl;
  columns: readonly Column<Row>[];
  fields: Fields<Row>;
  /** Every row there is: the list of values is made from those that pass the rest of the filter. */
  rows: readonly Row[];
  asker: Asker;
  tongue: Tongue;
  /** Opens the builder, where the condition begun is finished. */
  onBuilder: () => void;
}

interface Point {
  x: number;
  y: number;
}

/** The heads of the columns: what the grid needs of them, and the menu and the list of values they open. */
export function useHeaderMenu<Row>(needs: Needs<Row>): { headers: Headers; menu: ReactNode } {
  const { view, columns, fields, onBuilder } = needs;
  const { t } = useTranslation();
  const hands = useRef<HeaderHands>(null);
  const [headers] = useState(() => new Headers(through(hands)));
  const [at, setAt] = useState<(Point & { column: string }) | null>(null);
  const [values, setValues] = useState<(Point & { field: string }) | null>(null);
  const { sort, filter } = view.state;

  useEffect(() => {
    headers.marks.set({ sorts: sort, filtered: fieldsAsked(finished(filter)) });
  }, [headers, sort, filter]);
  hands.current = {
    menuLabel: (title) => t("view.column.menu", { column: title }),
    onMenu: (id, point) => setAt({ column: id, ...point }),
    onSort: (id, isAdded) => {
      const [field] = fieldsOf(id, fields);
      if (field) view.set({ sort: nextSort(view.state.sort, field.id, isAdded) });
    },
  };

  const column = at && columns.find(({ id }) => id === at.column);
  const entries = column
    ? headerEntries(column, {
        ...{ view, columns, fields, t },
        onFit: (id) => headers.fit(id),
        onValues: (field) => setValues({ x: at.x, y: at.y, field: field.id }),
        onCondition: (field) => {
          view.set({ filter: withPart(filter, [], startOf(field, field.id)) });
          onBuilder();
        },
      })
    : [];
  const field = values && fields.get(values.field);
  const close = useCallback(() => setValues(null), []);
  const menu = (
    <>
      <PointMenu
        at={at}
        entries={entries}
        label={t("view.column.menu", { column: column?.title ?? "" })}
        onClose={() => setAt(null)}
      />
      {values && field && <Values {...needs} field={field} at={values} onClose={close} />}
    </>
  );
  return { headers, menu };
}

/** Heads live longer than one render: they ask for what pressing means when it happens. */
function through(hands: RefObject<HeaderHands | null>): HeaderHands {
  return {
    menuLabel: (title) => hands.current?.menuLabel(title) ?? title,
    onMenu: (column, at) => hands.current?.onMenu(column, at),
    onSort: (column, isAdded) => hands.current?.onSort(column, isAdded),
  };
}

/** A press on a head: up, down, none; with shift the other sorts stay. */
export function nextSort(sort: ViewControl["state"]["sort"], field: string, isAdded: boolean) {
  const held = sort.find((by) => by.field === field);
  const next = held ? (held.desc ? [] : [{ field, desc: true }]) : [{ field, desc: false }];
  if (!isAdded) return next;
  return held ? sort.flatMap((by) => (by === held ? next : [by])) : [...sort, ...next];
}

interface ValuesProps<Row> extends Needs<Row> {
  field: Field<Row>;
  at: Point;
  onClose: () => void;
}

function Values<Row>({ field, at, view, fields, rows, asker, tongue, onClose }: ValuesProps<Row>) {
  const { filter } = view.state;
  const held = ownPart(filter, (part) => chosenBy(part, field.id) !== null);
  const chosen = (held && chosenBy(held, field.id)) ?? NOTHING;
  const others = JSON.stringify(withOwnPart(filter, held, null));
  const rest = useMemo(
    () => rows.filter(compile(JSON.parse(others) as typeof filter, fields, asker).test),
    [rows, others, fields, asker],
  );
  return (
    <Panel
      isOpen
      isAtPoint
      label={field.title}
      onClose={onClose}
      target={<span className={classes.point} style={{ left: at.x, top: at.y }} />}
    >
      <SetFilter
        {...{ field, chosen, tongue }}
        rows={rest}
        onChoose={(next) => view.set({ filter: withOwnPart(filter, held, chosenFilter(field.id, next)) })}
      />
    </Panel>
  );
}

const NOTHING: readonly (Value | null)[] = [];
