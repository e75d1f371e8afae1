import { type GridParent, type GridRow, wholeName } from "@/api/grid-copy";
import { valueIn } from "@/api/edits";
import { type Kind, PARENT_KIND } from "@/api/kinds";
import type { Lookup } from "@/api/lookup";
import type { Choice } from "@/lib/choice";
import type { Column, ColumnType } from "@/grid/column";
import { checkboxType } from "@/grid/types/checkbox";
import { entityType } from "@/grid/types/entity";
import { framesType } from "@/grid/types/frames";
import { listType } from "@/grid/types/list";
import { longTextType } from "@/grid/types/long-text";
import { numberType } from "@/grid/types/number";
import { statusType } from "@/grid/types/status";
import { tagsType } from "@/grid/types/tags";
import { textType } from "@/grid/types/text";
import { thumbnailType } from "@/grid/types/thumbnail";
import type { FieldKind } from "@/grid/view/field";
import { ownColumns } from "@/editing/own-columns";
import type { Words } from "@/grid/words";
import { fieldOf } from "./cell-edits";
import { CALM, fieldState, type Now } from "@/api/cell-state";
import { entityStatuses } from "./entity-statuses";
import { fpsType } from "./fps-type";
import { taskColumns } from "./task-columns";
import type { Look } from "./task-views";

export interface ColumnNeeds {
  kind: Kind;
  known: Lookup;
  /** What rows may stand under. */
  parents: ReadonlyMap<string, GridParent>;
  /** Keys that nobody has defined and what they hold, from `extraKinds`. */
  extra: Readonly<Record<string, FieldKind>>;
  /** What a field of the studio's own may link to. */
  entities: () => readonly Choice[];
  /** Tags in use, to be offered again. */
  tags: () => readonly string[];
  /** Of the longest name, so that names show whole. */
  width: number;
  hasPictures: boolean;
  look: Look;
  words: Words;
  may: (verb: string) => boolean;
  /** Read when a cell is drawn, so that columns stay the same objects while these move on. */
  now: () => Now;
}

const [NARROWEST_NAME, WIDEST_NAME] = [92, 240];
const [LETTER_WIDTH, CELL_PADDING] = [8.2, 26];

export function nameWidth(rows: Iterable<GridRow>): number {
  let longest = 0;
  for (const { name } of rows) longest = Math.max(longest, name.length);
  return Math.min(WIDEST_NAME, Math.max(NARROWEST_NAME, Math.ceil(longest * LETTER_WIDTH) + CELL_PADDING));
}

/** Every column the rows of a kind can have, in their first order; those few people need begin hidden. */
export function entityColumns(needs: ColumnNeeds): Column<GridRow>[] {
  const { kind, hasPictures, width, words, look, extra } = needs;
  const { t } = look;
  const field = fieldColumn(needs);
  const name: Partial<Column<GridRow>> = { isPinned: true, isStrong: true, isHideable: false };
  return [
    ...(hasPictures ? [thumbnailColumn(look)] : []),
    { ...field("name", t(`columns.${kind}`), width, textType(words, { isRequired: true, most: 200 })), ...name },
    field("description", t("fields.description"), 220, longTextType(words)),
    ...(kind === "shot" ? [field("nb_frames", t("fields.nb_frames"), 92, framesType(words))] : []),
    ...plainColumns(needs, field),
    ...(kind === "shot" ? cutColumns(needs, field) : []),
    ...ownColumns({
      ...{ known: needs.known, t, words, entities: needs.entities, make: field },
      extraOf: (row: GridRow) => row.extra,
    }),
    ...Object.entries(extra).map(([key, held]) => extraColumn(needs, key, held)),
    ...taskColumns(needs),
  ];
}

type MakeField = (id: string, title: string, width: number, type: ColumnType) => Column<GridRow>;

function fieldColumn({ may, look, now }: ColumnNeeds): MakeField {
  const isEditable = may("entity.edit_many");
  const readOnlyReason = look.t("columns.mayNot");
  return (id, title, width, type) => {
    const field = fieldOf(id);
    return {
      ...{ id, title, width, type, readOnlyReason },
      value: (row) => valueIn(row as unknown as Record<string, unknown>, field) ?? type.empty,
      state: (row) => fieldState(now(), look, row.id, field, id),
      isEditable: () => isEditable,
    };
  };
}

function thumbnailColumn({ t }: Look): Column<GridRow> {
  return {
    ...{ id: "thumbnail", title: t("grid.preview"), width: 92, type: thumbnailType(), isPinned: true },
    value: (row) => row.thumbnail_id && `/api/v1/media/${row.thumbnail_id}/file`,
    state: () => CALM,
    isEditable: () => false,
  };
}

function plainColumns({ kind, known, parents, tags, look, words }: ColumnNeeds, field: MakeField): Column<GridRow>[] {
  const { t } = look;
  const places = [...parents.values()];
  const under = places.map((place): Choice => ({ id: place.id, name: wholeName(place), note: place.description }));
  const byOwnName = Map.groupBy(places, ({ name }) => name);
  // Typed or pasted, the own name is enough where only one has it.
  const ownName = ({ id }: Choice) => [parents.get(id)?.name ?? ""].filter((name) => byOwnName.get(name)?.length === 1);
  const types = [...known.types.values()].filter((type) => type.kind === kind);
  const statuses = entityStatuses(t);
  const hidden = (column: Column<GridRow>) => ({ ...column, isHiddenByDefault: true });
  const status = field(
    "status",
    t("fields.status"),
    120,
    statusType(
      words,
      () => statuses,
      ({ id }) => [id],
    ),
  );
  const isPart = kind === "sequence" || kind === "episode";
  return [
    isPart ? status : hidden(status),
    ...(kind === "episode" || kind === "concept" || PARENT_KIND[kind] === null
      ? []
      : [
          hidden(
            field(
              "parent",
              t(`fields.parent.${kind}`),
              120,
              entityType(words, () => under, ownName),
            ),
          ),
        ]),
    ...(types.length > 0
      ? [
          hidden(
            field(
              "entity_type",
              t("fields.entity_type"),
              130,
              listType(words, () => types),
            ),
          ),
        ]
      : []),
    hidden(field("code", t("fields.code"), 110, textType(words, { isNullable: true }))),
    hidden(field("tags", t("fields.tags"), 180, tagsType(words, tags))),
    hidden(field("for_client", t("fields.for_client"), 110, checkboxType(words))),
    ...(kind === "asset" ? [hidden(field("is_shared", t("fields.is_shared"), 110, checkboxType(words)))] : []),
    hidden(field("cut_order", t("fields.cut_order"), 90, numberType(words, { decimals: 0, min: 0, max: 2e9 }))),
  ];
}

function cutColumns({ look, words }: ColumnNeeds, field: MakeField): Column<GridRow>[] {
  const { t } = look;
  const frame = framesType(words, { min: -9_999_999 });
  const count = framesType(words);
  return [
    field("frame_in", t("fields.frame_in"), 92, frame),
    field("frame_out", t("fields.frame_out"), 92, frame),
    field("handle_in", t("fields.handle_in"), 92, count),
    field("handle_out", t("fields.handle_out"), 96, count),
    field("fps", t("fields.fps"), 92, fpsType(words)),
  ].map((column) => ({ ...column, isHiddenByDefault: true }));
}

/** Values under a key that nobody has defined: seen here, and changed once there is a field for them. */
function extraColumn(needs: ColumnNeeds, key: string, held: FieldKind): Column<GridRow> {
  const { words } = needs;
  const type: ColumnType =
    held === "number" ? numberType(words) : held === "checkbox" ? checkboxType(words) : textType(words);
  const column: Column<GridRow> = {
    ...fieldColumn(needs)(`extra.${key}`, key, 130, type),
    ...{ isHiddenByDefault: true, isEditable: () => false, readOnlyReason: needs.look.t("ownFields.undefined") },
  };
  if (held !== "text") return column;
  const isPlain = (row: GridRow) => typeof (row.extra?.[key] ?? "") !== "object";
  return {
    ...column,
    value: (row) => (isPlain(row) ? String(row.extra?.[key] ?? "") : JSON.stringify(row.extra[key])),
  };
}
