import { Button, Checkbox, PasswordInput, Select, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keepProvider, providersQuery } from "@/api/providers";
import type { IdentityProviderOut } from "@/api/schema.gen";
import { useRowForm } from "@/editing/use-row-form";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { domainsOf } from "./domains";

/** Whoever comes in by themselves becomes no admin. */
const NEW_TYPES = ["manager", "supervisor", "artist", "client", "vendor"] as const;
type NewType = (typeof NEW_TYPES)[number];

interface Props {
  /** The provider that changes; none for a new one. */
  provider: IdentityProviderOut | null;
  onClose: () => void;
}

export function ProviderDialog({ provider, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { values, set, wrong, refusal, isSaving, submit } = useRowForm({
    now: {
      name: provider?.name ?? "",
      issuer: provider?.issuer ?? "",
      client_id: provider?.client_id ?? "",
      client_secret: "",
      domains: provider?.domains.join(", ") ?? "",
      makes_accounts: provider?.makes_accounts ?? false,
      new_account_type: (provider?.new_account_type ?? "artist") as NewType,
      active: provider?.active ?? true,
    },
    save: (_, { client_secret, ...said }) =>
      keepProvider(
        provider,
        {
          ...said,
          ...{ name: said.name.trim(), issuer: said.issuer.trim(), client_id: said.client_id.trim() },
          domains: domainsOf(said.domains),
        },
        client_secret,
      ),
    refresh: () => queries.invalidateQueries(providersQuery),
    onSaved: onClose,
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={provider ? t("people.editTitle", { name: provider.name }) : t("people.addProvider")}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t("people.providerName")}
            value={values.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={wrong("name")}
            data-autofocus
            required
          />
          <TextInput
            label={t("people.issuer")}
            type="url"
            description={t("people.issuerHint")}
            value={values.issuer}
            onChange={(event) => set({ issuer: event.currentTarget.value })}
            error={wrong("issuer")}
            required
          />
          <TextInput
            label={t("people.clientId")}
            value={values.client_id}
            onChange={(event) => set({ client_id: event.currentTarget.value })}
            error={wrong("client_id")}
            autoComplete="off"
            required
          />
          <PasswordInput
            label={t("people.clientSecret")}
            {...(provider && { description: t("people.clientSecretHint") })}
            value={values.client_secret}
            onChange={(event) => set({ client_secret: event.currentTarget.value })}
            error={wrong("client_secret")}
            autoComplete="off"
          />
          <Checkbox
            label={t("people.makesAccounts")}
            checked={values.makes_accounts}
            onChange={(event) => set({ makes_accounts: event.currentTarget.checked })}
            error={wrong("makes_accounts")}
          />
          {values.makes_accounts && (
            <>
              <Select
                label={t("people.newType")}
                data={NEW_TYPES.map((value) => ({ value, label: t(`people.types.${value}`) }))}
                value={values.new_account_type}
                onChange={(value) => value && set({ new_account_type: value as NewType })}
                error={wrong("new_account_type", (value) => t(`people.types.${value}`))}
                allowDeselect={false}
              />
              <TextInput
                label={t("people.domains")}
                description={t("people.domainsHint")}
                value={values.domains}
                onChange={(event) => set({ domains: event.currentTarget.value })}
                error={wrong("domains")}
              />
            </>
          )}
          <Checkbox
            label={t("people.active")}
            checked={values.active}
            onChange={(event) => set({ active: event.currentTarget.checked })}
            error={wrong("active")}
          />
          <DialogEnd refusal={refusal} onClose={onClose}>
            <Button type="submit" loading={isSaving}>
              {t("people.save")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
