import type { TFunction } from "i18next";
import type { Column } from "@/grid/column";
import { arranged, noted } from "@/grid/view/columns";
import type { ViewControl } from "@/grid/view/control";
import type { Field, Fields } from "@/grid/view/field";
import { fieldsAsked, withoutFields } from "@/grid/view/tree";
import { MOST_GROUPS, MOST_SORTS } from "@/grid/view/view-state";
import type { MenuEntry } from "@/ui/menu-entry";
import { isOfColumn } from "./header-marks";

export interface HeaderMenuNeeds<Row> {
  view: ViewControl;
  columns: readonly Column<Row>[];
  fields: Fields<Row>;
  t: TFunction;
  onValues: (field: Field<Row>) => void;
  onCondition: (field: Field<Row>) => void;
  onFit: (column: string) => void;
}

/** The fields a column is sorted, filtered and grouped by: its own, or for a step's tasks those of the tasks, the status first. */
export function fieldsOf<Row>(column: string, fields: Fields<Row>): Field<Row>[] {
  return [...fields.values()].filter(({ id, isAlias }) => !isAlias && isOfColumn(id, column));
}

/** What the head of a column offers. */
export function headerEntries<Row>(column: Column<Row>, needs: HeaderMenuNeeds<Row>): MenuEntry[] {
  const own = fieldsOf(column.id, needs.fields);
  return [
    ...(column.canSort === false ? [] : sortEntries(own, needs)),
    ...(column.canGroup === false ? [] : groupEntries(own, needs)),
    ...(column.canFilter === false ? [] : filterEntries(own, needs)),
    ...columnEntries(column, needs),
  ];
}

/** One entry when the column has one field, a menu of them when it has several. */
function forFields<Row>(
  own: readonly Field<Row>[],
  entry: Omit<MenuEntry, "run">,
  run: (field: Field<Row>) => void,
): MenuEntry[] {
  const [first] = own;
  if (!first) return [];
  if (own.length === 1) return [{ ...entry, run: () => run(first) }];
  const entries = own.map((field) => ({
    id: `${entry.id} ${field.id}`,
    title: field.short ?? field.title,
    run: () => run(field),
  }));
  return [{ ...entry, entries, run: () => undefined }];
}

function sortEntries<Row>(own: Field<Row>[], { view, t }: HeaderMenuNeeds<Row>): MenuEntry[] {
  const { sort } = view.state;
  const section = t("view.column.sortSection");
  const isOwn = (field: string) => own.some(({ id }) => id === field);
  const by = (desc: boolean) => (field: Field<Row>) => view.set({ sort: [{ field: field.id, desc }] });
  const add = (desc: boolean) => (field: Field<Row>) =>
    view.set({ sort: [...sort.filter((held) => held.field !== field.id), { field: field.id, desc }] });
  const others = sort.filter(({ field }) => !isOwn(field));
  return [
    ...forFields(own, { id: "sort.asc", title: t("view.column.ascending"), section }, by(false)),
    ...forFields(own, { id: "sort.desc", title: t("view.column.descending"), section }, by(true)),
    ...(others.length > 0 && sort.length < MOST_SORTS
      ? [
          ...forFields(own, { id: "sort.add", title: t("view.column.addAscending"), section }, add(false)),
          ...forFields(own, { id: "sort.addDesc", title: t("view.column.addDescending"), section }, add(true)),
        ]
      : []),
    ...(others.length < sort.length
      ? [{ id: "sort.none", title: t("view.column.unsort"), section, run: () => view.set({ sort: others }) }]
      : []),
  ];
}

function groupEntries<Row>(own: Field<Row>[], { view, t }: HeaderMenuNeeds<Row>): MenuEntry[] {
  const { group } = view.state;
  const section = t("view.column.sortSection");
  const able = own.filter(({ cannotGroup, id }) => !cannotGroup && !group.includes(id));
  const rest = group.filter((id) => own.every((field) => field.id !== id));
  return [
    ...(group.length < MOST_GROUPS
      ? forFields(able, { id: "group", title: t("view.column.group"), section }, (field) =>
          view.set({ group: [...group, field.id] }),
        )
      : []),
    ...(rest.length < group.length
      ? [{ id: "group.none", title: t("view.column.ungroup"), section, run: () => view.set({ group: rest }) }]
      : []),
  ];
}

function filterEntries<Row>(own: Field<Row>[], { view, t, onValues, onCondition }: HeaderMenuNeeds<Row>): MenuEntry[] {
  const section = t("view.column.filterSection");
  const { filter } = view.state;
  const isOwn = (id: string) => own.some((field) => field.id === id);
  const clear = () => view.set({ filter: withoutFields(filter, isOwn) });
  return [
    ...forFields(own, { id: "filter.values", title: t("view.column.filter"), section }, onValues),
    ...forFields(own, { id: "filter.condition", title: t("view.column.condition"), section }, onCondition),
    ...([...fieldsAsked(filter)].some(isOwn)
      ? [{ id: "filter.none", title: t("view.column.unfilter"), section, run: clear }]
      : []),
  ];
}

function columnEntries<Row>(column: Column<Row>, { view, columns, t, onFit }: HeaderMenuNeeds<Row>): MenuEntry[] {
  const section = t("view.column.columnSection");
  const placed = arranged(columns, view.state.columns);
  const held = placed.find((one) => one.column.id === column.id);
  const change = (to: Partial<(typeof placed)[number]>) =>
    view.set({
      columns: noted(
        columns,
        placed.map((one) => (one === held ? { ...one, ...to } : one)),
      ),
    });
  const pin = (pinned: "left" | "right" | null, title: string): MenuEntry => ({
    ...{ id: `pin.${pinned ?? "none"}`, title, section, run: () => change({ pinned }) },
  });
  const pins = [
    ...(held?.pinned === "left" ? [] : [pin("left", t("view.column.pinLeft"))]),
    ...(held?.pinned === "right" ? [] : [pin("right", t("view.column.pinRight"))]),
    ...(held?.pinned ? [pin(null, t("view.column.unpin"))] : []),
  ];
  const canHide = column.isHideable !== false;
  return [
    ...(column.isPinned ? [] : pins),
    { id: "fit", title: t("view.column.fit"), section, run: () => onFit(column.id) },
    {
      ...{ id: "hide", title: t("view.column.hide"), section, isEnabled: canHide },
      ...(canHide ? {} : { reason: t("view.column.notHideable") }),
      run: () => change({ isHidden: true }),
    },
  ];
}
