import { Button, Checkbox, ColorInput, MultiSelect, Select, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createRow, editRow, listQuery, refreshList } from "@/api/studio-lists";
import { useRowForm } from "@/editing/use-row-form";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { KINDS, type ListConfig, type Row, type RowField } from "./list-config";
import { SWATCHES } from "./swatches";

type Values = Record<string, unknown>;

interface Props {
  config: ListConfig;
  /** The line to change, as it is now; none to make a new one. */
  row: Row | null;
  rows: Row[];
  onClose: () => void;
}

/** All that a line of a studio's list says. */
export function RowDialog({ config, row, rows, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [id] = useState(uuid7);
  const fields = config.fields.filter(({ once }) => !row || !once);
  const { values, set, wrong, refusal, isSaving, submit } = useRowForm<Values, unknown>({
    now: Object.fromEntries(fields.map(({ name }) => [name, (row ?? config.start)[name]])),
    save: (changes, all) => {
      if (row) return editRow(config.path, row.id, { ...changes, rev: row.rev });
      const last = Math.max(0, ...rows.map(({ priority }) => priority ?? 0));
      return createRow(config.path, { id, ...all, ...(config.isOrdered ? { priority: last + 10 } : {}) });
    },
    refresh: () => refreshList(queries, config.path),
    onSaved: onClose,
  });
  return (
    <Dialog opened onClose={onClose} title={row ? t("workflow.edit", { name: row.name }) : t(config.add)}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {fields.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={values[field.name]}
              wrong={(say) => wrong(field.name, say)}
              onChange={(value) => set({ [field.name]: value })}
            />
          ))}
          <DialogEnd refusal={refusal} onClose={onClose}>
            <Button type="submit" loading={isSaving}>
              {t(row ? "workflow.save" : "workflow.make")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}

interface InputProps {
  field: RowField;
  value: unknown;
  /** What is wrong with it, a value that is no text said by `say`. */
  wrong: (say?: (value: unknown) => string) => string | undefined;
  onChange: (value: unknown) => void;
}

function FieldInput({ field, value, wrong, onChange }: InputProps) {
  const { t } = useTranslation();
  const shared = { label: t(field.label), description: field.hint && t(field.hint), required: field.needed };
  if (field.kind === "choice" || field.kind === "many")
    return <Choice {...{ field, shared, value, wrong, onChange }} />;
  const error = wrong();
  if (field.kind === "flag") {
    return (
      <Checkbox
        {...shared}
        error={error}
        checked={Boolean(value)}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (field.kind === "color") {
    return (
      <ColorInput
        {...shared}
        error={error}
        value={String(value)}
        onChange={onChange}
        swatches={SWATCHES}
        withEyeDropper={false}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      error={error}
      value={String(value ?? "")}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus={field.name === "name" || undefined}
    />
  );
}

function Choice({ field, shared, value, wrong, onChange }: InputProps & { shared: Record<string, unknown> }) {
  const { t } = useTranslation();
  const list = field.of === "task-types" ? "task-types" : "departments";
  const { data } = useQuery({ ...listQuery<Row>(list), enabled: field.of !== "kinds" });
  const rows = (data ?? []).filter(({ for_kind }) => field.of !== "task-types" || for_kind === "asset");
  const choices =
    field.of === "kinds"
      ? KINDS.map((kind) => ({ value: kind as string, label: t(`workflow.kinds.${kind}`) }))
      : rows.map(({ id, name }) => ({ value: id, label: name }));
  const called = (one: unknown) => choices.find((choice) => choice.value === one)?.label ?? "…";
  const error = wrong((chosen) => (chosen ? [chosen].flat().map(called).join(", ") : ""));
  return field.kind === "many" ? (
    <MultiSelect
      {...shared}
      error={error}
      data={choices}
      value={value as string[]}
      onChange={onChange}
      searchable
      hidePickedOptions
    />
  ) : (
    <Select
      {...shared}
      error={error}
      data={choices}
      value={value as string | null}
      onChange={onChange}
      clearable={!field.needed}
      allowDeselect={!field.needed}
    />
  );
}
