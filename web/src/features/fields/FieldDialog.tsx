import { Button, Checkbox, Group, MultiSelect, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { createField, editField, setChoices } from "@/api/own-fields";
import { Problem } from "@/api/problem";
import type { DepartmentOut, FieldOut } from "@/api/schema.gen";
import { listQuery } from "@/api/studio-lists";
import { Dialog } from "@/ui/Dialog";
import { choicesFrom, linesOf } from "./choices";
import { DefaultValue } from "./DefaultValue";
import { defaultValue, hasDefault } from "./default-value";
import { FIELD_KINDS, FIELD_TYPES, type FieldKind, type FieldType, STUDIO_KINDS } from "./field-types";
import classes from "./FieldsPage.module.css";

interface Props {
  projectId: string | null;
  /** Null for a new one. */
  field: FieldOut | null;
  /** Settled for a new one where it is made from a page of its rows. */
  kind?: FieldKind;
  onClose: () => void;
  onDone: (field: FieldOut) => void;
}

/** A field as it is made or changed, with how it will look. Its kind, key and type are settled when it is made. */
export function FieldDialog({ projectId, field, kind: settled, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const { data: departments = [] } = useQuery(listQuery<DepartmentOut>("departments"));
  const [name, setName] = useState(field?.name ?? "");
  const [key, setKey] = useState("");
  const [kind, setKind] = useState<FieldKind>(field?.kind ?? settled ?? "shot");
  const [type, setType] = useState<FieldType>(field?.type ?? "text");
  const [description, setDescription] = useState(field?.description ?? "");
  const [lines, setLines] = useState(linesOf(field?.choices ?? []));
  const [clears, setClears] = useState(false);
  const [required, setRequired] = useState(field?.required ?? false);
  const [forClient, setForClient] = useState(field?.for_client ?? false);
  const [seenBy, setSeenBy] = useState(field?.seen_by ?? []);
  const [editedBy, setEditedBy] = useState(field?.edited_by ?? []);
  const [begins, setBegins] = useState<unknown>(field?.default_value ?? null);
  const mayBeRequired = hasDefault(type);
  const isRequired = required && mayBeRequired;
  const hasChoices = type === "list" || type === "tags";
  const choices = choicesFrom(lines, field?.choices ?? []);
  const words = hasChoices ? choices.map(({ value }) => value) : [];
  const saving = useMutation({
    mutationFn: async () => {
      const shared = {
        ...{ name, description, required: isRequired, for_client: forClient, seen_by: seenBy, edited_by: editedBy },
        default_value: defaultValue(type, words, begins, isRequired),
      };
      if (!field) {
        const where = projectId ? { project_id: projectId } : {};
        return createField({
          ...shared,
          ...where,
          ...(key ? { key } : {}),
          kind,
          type,
          choices: hasChoices ? choices : [],
        });
      }
      if (hasChoices && lines !== linesOf(field.choices))
        await setChoices(field.id, { choices, clear_removed: clears });
      return editField(field.id, shared);
    },
    onSuccess: onDone,
  });
  const problem = saving.error && Problem.from(saving.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const named = departments.map((one) => ({ value: one.id, label: one.name }));
  const listed = (label: string, value: string[], onChange: (ids: string[]) => void) => (
    <MultiSelect
      {...{ label, value, onChange, data: named }}
      placeholder={value.length === 0 ? t("ownFields.everyone") : ""}
      hidePickedOptions
    />
  );
  return (
    <Dialog opened onClose={onClose} title={field ? t("ownFields.edit", { name: field.name }) : t("ownFields.new")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            {...{ label: t("ownFields.name"), description: t("ownFields.nameHint"), value: name }}
            onChange={(event) => setName(event.currentTarget.value)}
            error={problem?.about("name")}
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
                  setBegins(null);
                }}
              />
            </Group>
          )}
          {hasChoices && (
            <Textarea
              {...{ label: t("ownFields.choices"), description: t("ownFields.choicesHint"), value: lines }}
              onChange={(event) => setLines(event.currentTarget.value)}
              error={problem?.about("choices")}
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
            {...{ type, choices: words, value: begins, onChange: setBegins, isRequired }}
            problem={problem?.about("default_value")}
          />
          <Textarea
            {...{ label: t("ownFields.description"), value: description, autosize: true, minRows: 1 }}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          {!field && (
            <TextInput
              {...{ label: t("ownFields.key"), description: t("ownFields.keyHint"), value: key }}
              onChange={(event) => setKey(event.currentTarget.value.trim())}
              error={problem?.about("key")}
            />
          )}
          {mayBeRequired && (
            <Checkbox
              {...{ label: t("ownFields.required"), description: t("ownFields.requiredHint"), checked: required }}
              onChange={(event) => setRequired(event.currentTarget.checked)}
            />
          )}
          <Checkbox
            {...{ label: t("ownFields.forClient"), checked: forClient }}
            onChange={(event) => setForClient(event.currentTarget.checked)}
          />
          {listed(t("ownFields.seenBy"), seenBy, setSeenBy)}
          {listed(t("ownFields.editedBy"), editedBy, setEditedBy)}
          {problem && (
            <p className={classes.problem} role="alert">
              {problem.message}
            </p>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("ownFields.cancel")}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t(field ? "ownFields.save" : "ownFields.create")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
