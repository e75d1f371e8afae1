import { type GridParent, type GridRow, wholeName } from "@/api/grid-copy";
import type { Kind } from "@/api/kinds";
import type { Lookup } from "@/api/lookup";
import { taskColumnId } from "@/api/task-column";
import { ownFields as customFields } from "@/editing/own-columns";
import type { Choice } from "@/lib/choice";
import { type Field, type FieldKind, type Fields, fieldsById, type Value } from "@/grid/view/field";
import { taskFields, type TaskFieldNeeds } from "./task-fields";

export interface FieldNeeds extends TaskFieldNeeds {
  kind: Kind;
  locale: string;
  /** What rows stand under. */
  parents: ReadonlyMap<string, GridParent>;
  /** Keys that nobody has defined and what they hold, from `extraKinds`. */
  extra: Readonly<Record<string, FieldKind>>;
  /** What a field of the studio's own may link to. */
  entities?: readonly Choice[];
}

/** Everything the rows of a kind can be filtered, sorted and grouped by. Ids are those of the columns. */
export function entityFields(needs: FieldNeeds): Fields<GridRow> {
  const { t, kind, known } = needs;
  return fieldsById([
    ...ownFields(needs),
    ...customFields<GridRow>({ known, t, extraOf: (row) => row.extra, entities: () => needs.entities ?? [] }),
    ...Object.entries(needs.extra).map(([key, held]) => extraField(key, held)),
    ...known.taskTypes.flatMap(({ id, name }) =>
      taskFields(taskColumnId(id), name, needs, (task) => task.task_type_id === id),
    ),
    ...(known.taskTypes.length > 0 || kind !== "episode"
      ? taskFields("task.any", t("fields.anyTask"), needs, () => true)
      : []),
  ]);
}

const NONE: readonly Value[] = [];

function ownFields({ kind, known, parents, t, locale }: FieldNeeds): Field<GridRow>[] {
  const number = new Intl.NumberFormat(locale);
  const plain = (
    id: keyof GridRow & keyof typeof NAMED,
    fieldKind: FieldKind,
    more: Partial<Field<GridRow>> = {},
  ): Field<GridRow> => ({
    ...{ id, title: t(`fields.${id}`), kind: fieldKind },
    values: (row) => {
      const value = row[id];
      return value === null || value === undefined || value === "" ? NONE : [value as Value];
    },
    ...more,
  });
  const frames = kind === "shot" || kind === "sequence";
  return [
    plain("name", "text", { cannotGroup: true }),
    plain("description", "text", { cannotGroup: true }),
    ...(kind === "episode" || kind === "concept" ? [] : [parentField(kind, parents, t)]),
    plain("status", "choice", { choices: entityStatuses(t) }),
    {
      ...({ id: "entity_type", title: t("fields.entity_type"), kind: "choice", none: t("fields.noType") } as const),
      choices: [...known.types.values()].filter((type) => type.kind === kind).map(({ id, name }) => ({ id, name })),
      values: (row) => (row.entity_type_id ? [row.entity_type_id] : NONE),
    },
    ...(frames
      ? [
          plain("nb_frames", "number", {
            isSummed: true,
            sumLabel: (sum) => t("fields.framesSum", { count: sum, shown: number.format(sum) }),
          }),
        ]
      : []),
    ...(kind === "shot"
      ? [
          ...(["frame_in", "frame_out", "handle_in", "handle_out"] as const).map((id) => plain(id, "number")),
          plain("fps", "text"),
        ]
      : []),
    plain("cut_order", "number", { cannotGroup: true }),
    plain("code", "text"),
    { id: "tags", title: t("fields.tags"), kind: "text", isMany: true, values: (row) => row.tags },
    plain("for_client", "checkbox"),
    ...(kind === "asset" ? [plain("is_shared", "checkbox")] : []),
  ];
}

const NAMED = {
  ...{ name: 1, description: 1, code: 1, status: 1, nb_frames: 1, frame_in: 1, frame_out: 1 },
  ...{ handle_in: 1, handle_out: 1, fps: 1, cut_order: 1, for_client: 1, is_shared: 1 },
} as const;

function parentField(
  kind: Exclude<Kind, "episode" | "concept">,
  parents: FieldNeeds["parents"],
  t: FieldNeeds["t"],
): Field<GridRow> {
  return {
    ...({ id: "parent", title: t(`fields.parent.${kind}`), kind: "choice", isByName: true } as const),
    none: t(`fields.noParent.${kind}`),
    choices: [...parents.values()].map((parent) => ({
      id: parent.id,
      name: wholeName(parent),
      note: parent.description,
    })),
    values: (row) => (row.parent_id ? [row.parent_id] : NONE),
  };
}

const ENTITY_STATUSES = ["standby", "running", "complete", "canceled"] as const;

function entityStatuses(t: FieldNeeds["t"]) {
  return ENTITY_STATUSES.map((id) => ({ id, name: t(`fields.entityStatus.${id}`) }));
}

function extraField(key: string, kind: FieldKind): Field<GridRow> {
  return {
    ...{ id: `extra.${key}`, title: key, kind },
    values: (row) => {
      const value = row.extra[key];
      if (value === null || value === undefined || value === "") return NONE;
      if (kind !== "text") return [value as Value];
      return [typeof value === "string" ? value : JSON.stringify(value)];
    },
  };
}

const KIND_OF: Record<string, FieldKind> = { number: "number", boolean: "checkbox" };

/** What rows hold under keys that nobody has defined, and what kind all their values are; text where they differ. */
export function extraKinds(rows: Iterable<GridRow>, { own }: Lookup): Record<string, FieldKind> {
  const kinds: Record<string, FieldKind> = {};
  const defined = new Set((own ?? []).map(({ key }) => key));
  for (const { extra } of rows)
    for (const key of Object.keys(extra ?? {})) {
      const value = extra[key];
      if (value === null || value === undefined || defined.has(key)) continue;
      const kind = KIND_OF[typeof value] ?? "text";
      kinds[key] = kinds[key] === undefined || kinds[key] === kind ? kind : "text";
    }
  return kinds;
}
