import { type Field, fieldsById, type FieldKind, type Value } from "./field";
import { type Asker, type Broken, compile, type Filter } from "./filter";
import { sorter } from "./sort";
import type { Sort } from "./view-state";

/** Rows and what is asked of them, as another program writes them down. */
export interface Question {
  /** `choices`: ids in the order they sort, with the names people sort by. */
  fields: Record<
    string,
    { kind: FieldKind; is_many?: boolean; is_by_name?: boolean; choices?: { id: string; name: string }[] }
  >;
  /** In the default order. `values` names the fields that have any. */
  rows: { id: string; values: Record<string, Value[]> }[];
  filter: Filter | null;
  sort: Sort[];
  today: string;
  /** Ids of the slots of the person who asks, and of those nobody fills. */
  me: string[];
  open: string[];
}

export interface Answer {
  ids: string[];
  broken: Broken[];
}

type Row = Question["rows"][number];

const NO_VALUES: Value[] = [];

/** The ids of the rows that match, in order. */
export function evaluate(asked: Question): Answer {
  const fields = fieldsById(
    Object.entries(asked.fields).map(
      ([id, { kind, is_many = false, is_by_name = false, choices = [] }]): Field<Row> => ({
        ...{ id, title: id, kind, choices, isMany: is_many, isByName: is_by_name },
        values: (row) => row.values[id] ?? NO_VALUES,
      }),
    ),
  );
  const asker: Asker = { today: asked.today, me: new Set(asked.me), open: new Set(asked.open) };
  const { test, broken } = compile(asked.filter, fields, asker);
  const matching = asked.rows.filter(test);
  const by = sorter(asked.sort, fields);
  const ordered = by
    ? matching
        .map((row) => ({ row, keys: by.keys(row) }))
        .toSorted((one, other) => by.compare(one.keys, other.keys))
        .map(({ row }) => row)
    : matching;
  return { ids: ordered.map(({ id }) => id), broken };
}
