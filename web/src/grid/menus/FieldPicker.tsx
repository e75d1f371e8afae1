import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSteady } from "@/grid/use-steady";
import type { Field, Fields } from "@/grid/view/field";

interface Props<Row> {
  fields: Fields<Row>;
  value: string | null;
  label: string;
  placeholder?: string;
  /** Fields left out. */
  isOffered?: (field: Field<Row>) => boolean;
  onChoose: (field: string) => void;
}

/** A field chosen by typing, under the step of the workflow it belongs to. */
export function FieldPicker<Row>({ fields, value, label, placeholder, isOffered, onChoose }: Props<Row>) {
  const { t } = useTranslation();
  const offered = [...fields.values()].filter(
    (field) => field.id === value || (!field.isAlias && (isOffered?.(field) ?? true)),
  );
  const sections = [...Map.groupBy(offered, ({ section }) => section ?? "")];
  const gone = value !== null && !fields.has(value) ? [{ value, label: t("filter.unknownField") }] : [];
  const listed = sections.map(([section, own]) => ({
    group: section,
    items: own.map(({ id, title }) => ({ value: id, label: title })),
  }));
  // The same list while its content is: a new one would take back what somebody is typing.
  const data = useSteady([...gone, ...listed]);
  return (
    <Select
      size="xs"
      data={data}
      value={value}
      onChange={(field) => field && onChoose(field)}
      aria-label={label}
      placeholder={placeholder}
      searchable
      openOnFocus={false}
      // Typing looks for another field, it does not go on with the name of this one.
      onFocus={(event) => event.currentTarget.select()}
      onClick={(event) => event.currentTarget.select()}
      allowDeselect={false}
      nothingFoundMessage={t("filter.noField")}
      maxDropdownHeight={320}
      comboboxProps={{ width: 260, position: "bottom-start" }}
    />
  );
}
