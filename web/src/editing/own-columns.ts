import type { TFunction } from "i18next";
import { memberChoices } from "@/api/choices";
import type { OwnField } from "@/api/context";
import type { Lookup } from "@/api/lookup";
import type { Column, ColumnType } from "@/grid/column";
import { checkboxType } from "@/grid/types/checkbox";
import { dateType } from "@/grid/types/date";
import { entityType } from "@/grid/types/entity";
import { listType } from "@/grid/types/list";
import { longTextType } from "@/grid/types/long-text";
import { numberType } from "@/grid/types/number";
import { tagsType } from "@/grid/types/tags";
import { textType } from "@/grid/types/text";
import type { Field, FieldKind, Value } from "@/grid/view/field";
import type { Words } from "@/grid/words";
import type { Choice } from "@/lib/choice";
import { natural } from "@/lib/natural";

type Extra = Readonly<Record<string, unknown>> | undefined;

export interface OwnNeeds<Row> {
  known: Lookup;
  t: TFunction;
  extraOf: (row: Row) => Extra;
  /** What an entity link may name, as far as the page knows it. */
  entities: () => readonly Choice[];
}

/** Columns of the studio's own fields; `make` gives a column of the row's field that it names. */
export function ownColumns<Row>(
  needs: OwnNeeds<Row> & {
    words: Words;
    make: (id: string, title: string, width: number, type: ColumnType) => Column<Row>;
  },
): Column<Row>[] {
  return (needs.known.own ?? []).map((field) => {
    const type = typeOf(field, needs);
    const column = needs.make(`extra.${field.key}`, field.name, WIDTHS[field.type] ?? 130, type);
    const isList = field.type === "checklist";
    return {
      ...column,
      isHiddenByDefault: true,
      value: (row) =>
        isList ? itemsOf(needs.extraOf(row)?.[field.key]) : (needs.extraOf(row)?.[field.key] ?? type.empty),
      isEditable: (row) => field.editable && !isList && column.isEditable(row),
      readOnlyReason: isList ? needs.t("ownFields.inPanel") : (column.readOnlyReason ?? ""),
    };
  });
}

const WIDTHS: Partial<Record<OwnField["type"], number>> = { checkbox: 90, number: 90, long_text: 220, tags: 180 };

function typeOf<Row>(field: OwnField, { words, known, entities }: OwnNeeds<Row> & { words: Words }): ColumnType {
  const listed = choicesOf(field);
  switch (field.type) {
    case "number":
      return numberType(words);
    case "checkbox":
      return checkboxType(words);
    case "date":
      return dateType(words);
    case "long_text":
      return longTextType(words);
    case "list":
      return listType(words, () => listed);
    case "tags": {
      const named = listed.map(({ id }) => id);
      return tagsType(words, () => named);
    }
    case "person": {
      const people = peopleOf(known);
      return listType(words, () => people);
    }
    case "entity_link":
      return entityType(words, entities);
    default:
      return textType(words, { most: field.type === "url" ? 2000 : 500 });
  }
}

/** The same fields to filter, sort and group by. */
export function ownFields<Row>({ known, t, extraOf, entities }: OwnNeeds<Row>): Field<Row>[] {
  return (known.own ?? []).map((field) => ({
    ...{ id: `extra.${field.key}`, title: field.name, kind: KINDS[field.type] ?? "text" },
    none: t("ownFields.none", { name: field.name }),
    ...(field.type === "list" ? { choices: choicesOf(field) } : {}),
    ...(field.type === "person" ? { choices: peopleOf(known), isByName: true } : {}),
    ...(field.type === "entity_link" ? { choices: entities(), isByName: true } : {}),
    ...(field.type === "tags" ? { isMany: true } : {}),
    ...(field.type === "long_text" || field.type === "checklist" ? { cannotGroup: true } : {}),
    values: (row) => valuesOf(field, extraOf(row)?.[field.key]),
  }));
}

const KINDS: Partial<Record<OwnField["type"], FieldKind>> = {
  ...{ number: "number", checkbox: "checkbox", date: "date", list: "choice", person: "choice", entity_link: "choice" },
};

const NONE: readonly Value[] = [];

function valuesOf({ type }: OwnField, value: unknown): readonly Value[] {
  if (value === null || value === undefined || value === "") return NONE;
  if (type === "checklist") return itemsOf(value) ? [itemsOf(value)] : NONE;
  return Array.isArray(value) ? (value as Value[]) : [value as Value];
}

function choicesOf({ choices }: OwnField): Choice[] {
  return choices.map(({ value, color }) => ({ id: value, name: value, ...(color ? { color } : {}) }));
}

function peopleOf(known: Lookup): Choice[] {
  const people = (known.people ?? []).map(({ id, display_name }): Choice => ({ id, name: display_name }));
  const open = memberChoices(known).filter(({ id }) => known.members.get(id)?.is_open);
  return [...people, ...open].toSorted((one, other) => natural(one.name, other.name));
}

function itemsOf(value: unknown): string {
  return Array.isArray(value) ? value.map((item: { text?: unknown }) => String(item.text ?? "")).join(", ") : "";
}
