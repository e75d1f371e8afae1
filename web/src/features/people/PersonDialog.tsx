import { Button, Group, MultiSelect, Select, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { editAccount, invite, refreshPeople } from "@/api/people";
import type { AccountOut, DepartmentOut } from "@/api/schema.gen";
import { listQuery } from "@/api/studio-lists";
import { type Flat, flat, nested } from "@/editing/flat-extra";
import { OwnFields } from "@/editing/OwnFields";
import { useRowForm } from "@/editing/use-row-form";
import { differing } from "@/lib/differing";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { OwnFacts } from "./OwnFacts";
import { usePersonFields } from "./use-person-fields";
import classes from "./People.module.css";
import { cleaned, type Fields, fieldsOf, invited } from "./person-fields";

const TYPES = ["admin", "manager", "supervisor", "artist", "client", "vendor"] as const;
const POSITIONS = ["supervisor", "lead", "artist"] as const;
const SENIORITIES = ["senior", "mid", "junior"] as const;

interface Props {
  /** Whose account changes; none to invite somebody. */
  person: AccountOut | null;
  onClose: () => void;
  onDone?: (account: AccountOut) => void;
}

/** What an admin says of a person: who they are and what they may do. */
export function PersonDialog({ person, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: departments = [] } = useQuery(listQuery<DepartmentOut>("departments", { sort: "name" }));
  const known = usePersonFields(person !== null);
  const { values, set, wrong, refusal, isSaving, submit } = useRowForm<Flat<Fields>, AccountOut>({
    now: flat(fieldsOf(person)),
    save: (_, all) => {
      const typed = nested(all) as Fields;
      if (!person) return invite(invited(typed));
      const held = fieldsOf(person);
      const extra = differing(held.extra, typed.extra);
      const own = Object.keys(extra).length > 0 ? { extra } : {};
      return editAccount(person, { ...differing(cleaned(held), cleaned(typed)), ...own });
    },
    refresh: () => refreshPeople(queries),
    onSaved: (account) => {
      onDone?.(account);
      onClose();
    },
  });
  const typed = nested(values) as Fields;
  const named = (ids: string[]) => ids.map((id) => departments.find((one) => one.id === id)?.name ?? "…").join(", ");
  const isBot = person?.account_type === "bot";
  return (
    <Dialog
      opened
      onClose={onClose}
      title={person ? t("people.editTitle", { name: person.display_name }) : t("people.inviteTitle")}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {!person && <p className={classes.text}>{t("people.inviteText")}</p>}
          <TextInput
            label={t("people.name")}
            value={typed.display_name}
            onChange={(event) => set({ display_name: event.currentTarget.value })}
            error={wrong("display_name")}
            data-autofocus
            required
          />
          <TextInput
            label={t("people.email")}
            type="email"
            value={typed.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
            error={wrong("email")}
            required={!person}
          />
          {!isBot && (
            <Select
              label={t("people.type")}
              data={TYPES.map((value) => ({ value, label: t(`people.types.${value}`) }))}
              value={typed.account_type}
              onChange={(value) => value && set({ account_type: value as Fields["account_type"] })}
              error={wrong("account_type", (value) => t(`people.types.${value}`))}
              allowDeselect={false}
            />
          )}
          <MultiSelect
            label={t("people.departments")}
            size="sm"
            data={departments.map(({ id, name }) => ({ value: id, label: name }))}
            value={typed.department_ids}
            onChange={(department_ids) => set({ department_ids })}
            error={wrong("department_ids", named)}
            searchable
            hidePickedOptions
          />
          <Group grow gap="sm" align="start">
            <Select
              label={t("people.position")}
              data={POSITIONS.map((value) => ({ value, label: t(`people.positions.${value}`) }))}
              value={typed.position}
              onChange={(value) => set({ position: value as Fields["position"] })}
              error={wrong("position", (value) => (value ? t(`people.positions.${value}`) : ""))}
              clearable
            />
            <Select
              label={t("people.seniority")}
              data={SENIORITIES.map((value) => ({ value, label: t(`people.seniorities.${value}`) }))}
              value={typed.seniority}
              onChange={(value) => set({ seniority: value as Fields["seniority"] })}
              error={wrong("seniority", (value) => (value ? t(`people.seniorities.${value}`) : ""))}
              clearable
            />
          </Group>
          <TextInput
            label={t("people.expires")}
            description={t("people.expiresHint")}
            type="date"
            value={typed.expires_on}
            onChange={(event) => set({ expires_on: event.currentTarget.value })}
            error={wrong("expires_on")}
          />
          <OwnFacts {...{ typed, set, wrong }} isNew={person === null} />
          {known.own.length > 0 && (
            <OwnFields
              {...{ projectId: null, row: typed, known, isReadOnly: false }}
              onSave={(key, value) => set({ [`extra.${key}`]: value })}
              wrong={(key) => wrong(`extra.${key}`)}
            />
          )}
          <DialogEnd refusal={refusal} onClose={onClose}>
            <Button type="submit" loading={isSaving}>
              {t(person ? "people.save" : "people.sendInvitation")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
