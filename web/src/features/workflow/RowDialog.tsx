import { Button, Checkbox, ColorInput, Group, MultiSelect, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { createRow, editRow, listQuery, refreshList } from "@/api/studio-lists";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
import { KINDS, type ListConfig, type Row, type RowField } from "./list-config";
import { SWATCHES } from "./swatches";

interface Props {
  config: ListConfig;
  /** The line to change; none to make a new one. */
  row: Row | null;
  rows: Row[];
  onClose: () => void;
}

/** All that a line of a studio's list says. */
export function RowDialog({ config, row, rows, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [id] = useState(uuid7);
  const [values, setValues] = useState<Record<string, unknown>>(() => row ?? config.start);
  const saving = useMutation({
    mutationFn: async () => {
      const said = Object.fromEntries(
        config.fields.filter(({ once }) => !row || !once).map(({ name }) => [name, values[name]]),
      );
      // There is one default: its mark comes from the status that had it.
      const former = said.is_default ? rows.find((other) => other.is_default && other.id !== row?.id) : undefined;
      if (former) await editRow(config.path, former.id, { is_default: false, rev: former.rev });
      if (row) return editRow(config.path, row.id, { ...said, rev: row.rev });
      const last = Math.max(0, ...rows.map(({ priority }) => priority ?? 0));
      return createRow(config.path, { id, ...said, ...(config.isOrdered ? { priority: last + 10 } : {}) });
    },
    onSettled: () => refreshList(queries, config.path),
    onSuccess: onClose,
  });
  const problem = saving.error && Problem.from(saving.error);
  const fields = config.fields.filter(({ once }) => !row || !once);
  const isPlaced = fields.some(({ name }) => problem?.about(name));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    saving.mutate();
  };
  return (
    <Dialog opened onClose={onClose} title={row ? t("workflow.edit", { name: row.name }) : t(config.add)}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {fields.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={values[field.name]}
              error={problem?.about(field.name)}
              onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
            />
          ))}
          {problem && !isPlaced && <p role="alert">{problem.message}</p>}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("state.cancel")}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t(row ? "workflow.save" : "workflow.make")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface InputProps {
  field: RowField;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

function FieldInput({ field, value, error, onChange }: InputProps) {
  const { t } = useTranslation();
  const shared = {
    label: t(field.label),
    description: field.hint && t(field.hint),
    error,
    required: field.needed,
  };
  if (field.kind === "flag") {
    return (
      <Checkbox {...shared} checked={Boolean(value)} onChange={(event) => onChange(event.currentTarget.checked)} />
    );
  }
  if (field.kind === "color") {
    return (
      <ColorInput {...shared} value={String(value)} onChange={onChange} swatches={SWATCHES} withEyeDropper={false} />
    );
  }
  if (field.kind === "text") {
    return (
      <TextInput
        {...shared}
        value={String(value ?? "")}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-autofocus={field.name === "name" || undefined}
      />
    );
  }
  return <Choice field={field} shared={shared} value={value} onChange={onChange} />;
}

interface ChoiceProps {
  field: RowField;
  shared: Record<string, unknown>;
  value: unknown;
  onChange: (value: unknown) => void;
}

function Choice({ field, shared, value, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const list = field.of === "task-types" ? "task-types" : "departments";
  const { data } = useQuery({ ...listQuery<Row>(list), enabled: field.of !== "kinds" });
  const rows = (data ?? []).filter(({ for_kind }) => field.of !== "task-types" || for_kind === "asset");
  const choices =
    field.of === "kinds"
      ? KINDS.map((kind) => ({ value: kind as string, label: t(`workflow.kinds.${kind}`) }))
      : rows.map(({ id, name }) => ({ value: id, label: name }));
  return field.kind === "many" ? (
    <MultiSelect
      {...shared}
      data={choices}
      value={value as string[]}
      onChange={onChange}
      searchable
      hidePickedOptions
    />
  ) : (
    <Select
      {...shared}
      data={choices}
      value={value as string | null}
      onChange={onChange}
      clearable={!field.needed}
      allowDeselect={!field.needed}
    />
  );
}
