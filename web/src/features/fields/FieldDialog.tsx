import { Button, Checkbox, Group, MultiSelect, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createField, editField, holdField, ownFieldsQuery, setChoices } from "@/api/own-fields";
import type { DepartmentOut, FieldOut } from "@/api/schema.gen";
import { listQuery } from "@/api/studio-lists";
import { useRowForm } from "@/editing/use-row-form";
import { differing, isSame } from "@/lib/differing";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { choicesFrom, linesOf, wordsOf } from "./choices";
import { DefaultValue } from "./DefaultValue";
import { defaultValue, hasDefault, textOf } from "./default-value";
import { FIELD_KINDS, FIELD_TYPES, type FieldKind, type FieldType, STUDIO_KINDS } from "./field-types";

interface Props {
  projectId: string | null;
  /** As it is now; null for a new one. */
  field: FieldOut | null;
  /** Settled for a new one where it is made from a page of its rows. */
  kind?: FieldKind;
  onClose: () => void;
  onDone: (field: FieldOut) => void;
}

/** A field as it is made or changed, with how it will look. Its kind, key and type are settled when it is made. */
export function FieldDialog({ projectId, field, kind: settled, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: departments = [] } = useQuery(listQuery<DepartmentOut>("departments"));
  const [kind, setKind] = useState<FieldKind>(field?.kind ?? settled ?? "shot");
  const [type, setType] = useState<FieldType>(field?.type ?? "text");
  const [clears, setClears] = useState(false);
  const held = field?.choices ?? [];
  const hasChoices = type === "list" || type === "tags";
  const mayBeRequired = hasDefault(type);
  const form = useRowForm({
    now: {
      name: field?.name ?? "",
      key: "",
      description: field?.description ?? "",
      choices: linesOf(held),
      required: field?.required ?? false,
      for_client: field?.for_client ?? false,
      seen_by: field?.seen_by ?? [],
      edited_by: field?.edited_by ?? [],
      default_value: field?.default_value ?? null,
    },
    save: async (changes, { key, choices: lines, ...values }) => {
      const required = values.required && mayBeRequired;
      const choices = hasChoices ? choicesFrom(lines, held) : [];
      const words = choices.map(({ value }) => value);
      const all = { ...values, required, default_value: defaultValue(type, words, values.default_value, required) };
      if (!field) {
        const where = projectId ? { project_id: projectId } : {};
        return createField({ ...all, ...where, ...(key.trim() && { key: key.trim() }), kind, type, choices });
      }
      // The new choices may have renamed the default: it is said only by whoever touched it.
      const { default_value, ...others } = all;
      const said = "default_value" in changes || "required" in changes ? all : others;
      let now = field;
      if (!isSame(words, wordsOf(held))) {
        now = await setChoices(field.id, { choices, clear_removed: clears, rev: field.rev });
        // What follows goes on from here, and so does another try of it.
        holdField(queries, projectId, now);
      }
      const rest = differing<Partial<FieldOut>>(now, said);
      return Object.keys(rest).length > 0 ? editField(field.id, { ...rest, rev: now.rev }) : now;
    },
    refresh: () => queries.invalidateQueries(ownFieldsQuery(projectId)),
    onSaved: onDone,
  });
  const { values, set, wrong } = form;
  const words = hasChoices ? wordsOf(choicesFrom(values.choices, held)) : [];
  const isRequired = values.required && mayBeRequired;
  const text = (name: "name" | "key" | "description" | "choices") => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
    error: wrong(name),
  });
  const flag = (name: "required" | "for_client") => ({
    checked: values[name],
    onChange: (event: { currentTarget: { checked: boolean } }) => set({ [name]: event.currentTarget.checked }),
    error: wrong(name),
  });
  const named = departments.map((one) => ({ value: one.id, label: one.name }));
  const called = (ids: string[]) => ids.map((id) => named.find(({ value }) => value === id)?.label ?? "…").join(", ");
  const listed = (label: string, name: "seen_by" | "edited_by") => (
    <MultiSelect
      {...{ label, value: values[name], data: named, error: wrong(name, called) }}
      onChange={(ids) => set({ [name]: ids })}
      placeholder={values[name].length === 0 ? t("ownFields.everyone") : ""}
      hidePickedOptions
    />
  );
  return (
    <Dialog opened onClose={onClose} title={field ? t("ownFields.edit", { name: field.name }) : t("ownFields.new")}>
      <form onSubmit={form.submit}>
        <Stack gap="sm">
          <TextInput
            {...{ label: t("ownFields.name"), description: t("ownFields.nameHint") }}
            {...text("name")}
            required
            data-autofocus
          />
          {!field && (
            <Group grow>
              {!settled && (
                <Select
                  label={t("ownFields.kindLabel")}
                  data={[...FIELD_KINDS, ...(projectId ? [] : STUDIO_KINDS)].map((value) => ({
                    value,
                    label: t(`ownFields.kind.${value}`),
                  }))}
                  value={kind}
                  onChange={(value) => setKind((value as FieldKind | null) ?? kind)}
                />
              )}
              <Select
                label={t("ownFields.type")}
                data={FIELD_TYPES.map((value) => ({ value, label: t(`ownFields.types.${value}`) }))}
                value={type}
                onChange={(value) => {
                  setType((value as FieldType | null) ?? type);
                  set({ default_value: null });
                }}
              />
            </Group>
          )}
          {hasChoices && (
            <Textarea
              {...{ label: t("ownFields.choices"), description: t("ownFields.choicesHint") }}
              {...text("choices")}
              error={isSame(words, wordsOf(held)) ? undefined : wrong("choices")}
              autosize
              minRows={3}
              maxRows={12}
            />
          )}
          {hasChoices && field && (
            <Checkbox
              label={t("ownFields.clearRemoved")}
              checked={clears}
              onChange={(event) => setClears(event.currentTarget.checked)}
            />
          )}
          <DefaultValue
            {...{ type, choices: words, value: values.default_value, isRequired }}
            onChange={(value) => set({ default_value: value })}
            problem={wrong("default_value", textOf)}
          />
          <Textarea {...{ label: t("ownFields.description"), autosize: true, minRows: 1 }} {...text("description")} />
          {!field && (
            <TextInput {...{ label: t("ownFields.key"), description: t("ownFields.keyHint") }} {...text("key")} />
          )}
          {mayBeRequired && (
            <Checkbox
              {...{ label: t("ownFields.required"), description: t("ownFields.requiredHint") }}
              {...flag("required")}
            />
          )}
          <Checkbox label={t("ownFields.forClient")} {...flag("for_client")} />
          {listed(t("ownFields.seenBy"), "seen_by")}
          {listed(t("ownFields.editedBy"), "edited_by")}
          <DialogEnd refusal={form.refusal} onClose={onClose}>
            <Button type="submit" loading={form.isSaving}>
              {t(field ? "ownFields.save" : "ownFields.create")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
