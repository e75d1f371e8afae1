import { Button, Checkbox, Group, PasswordInput, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { keepProvider, providersQuery } from "@/api/providers";
import type { IdentityProviderOut } from "@/api/schema.gen";
import { Dialog } from "@/ui/Dialog";
import { domainsOf } from "./domains";
import classes from "./People.module.css";

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
  const [name, setName] = useState(provider?.name ?? "");
  const [issuer, setIssuer] = useState(provider?.issuer ?? "");
  const [clientId, setClientId] = useState(provider?.client_id ?? "");
  const [secret, setSecret] = useState("");
  const [domains, setDomains] = useState(provider?.domains.join(", ") ?? "");
  const [makesAccounts, setMakesAccounts] = useState(provider?.makes_accounts ?? false);
  const [newType, setNewType] = useState((provider?.new_account_type ?? "artist") as NewType);
  const [isActive, setActive] = useState(provider?.active ?? true);
  const saving = useMutation({
    mutationFn: () =>
      keepProvider(
        provider,
        {
          ...{ name: name.trim(), issuer: issuer.trim(), client_id: clientId.trim(), domains: domainsOf(domains) },
          ...{ makes_accounts: makesAccounts, new_account_type: newType, active: isActive },
        },
        secret,
      ),
    onSettled: () => queries.invalidateQueries(providersQuery),
    onSuccess: onClose,
  });
  const problem = saving.error && Problem.from(saving.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
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
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={problem?.about("name")}
            data-autofocus
            required
          />
          <TextInput
            label={t("people.issuer")}
            type="url"
            description={t("people.issuerHint")}
            value={issuer}
            onChange={(event) => setIssuer(event.currentTarget.value)}
            error={problem?.about("issuer")}
            required
          />
          <TextInput
            label={t("people.clientId")}
            value={clientId}
            onChange={(event) => setClientId(event.currentTarget.value)}
            error={problem?.about("client_id")}
            autoComplete="off"
            required
          />
          <PasswordInput
            label={t("people.clientSecret")}
            {...(provider && { description: t("people.clientSecretHint") })}
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
            error={problem?.about("client_secret")}
            autoComplete="off"
          />
          <Checkbox
            label={t("people.makesAccounts")}
            checked={makesAccounts}
            onChange={(event) => setMakesAccounts(event.currentTarget.checked)}
          />
          {makesAccounts && (
            <>
              <Select
                label={t("people.newType")}
                data={NEW_TYPES.map((value) => ({ value, label: t(`people.types.${value}`) }))}
                value={newType}
                onChange={(value) => value && setNewType(value as NewType)}
                allowDeselect={false}
              />
              <TextInput
                label={t("people.domains")}
                description={t("people.domainsHint")}
                value={domains}
                onChange={(event) => setDomains(event.currentTarget.value)}
                error={problem?.about("domains")}
              />
            </>
          )}
          <Checkbox
            label={t("people.active")}
            checked={isActive}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
          {problem && problem.fieldErrors.length === 0 && (
            <p className={classes.problem} role="alert">
              {problem.message}
            </p>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("state.cancel")}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t("people.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
