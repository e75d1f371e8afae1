import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { linkAccount, unlinkAccount } from "@/api/account";
import { ownAccountsQuery } from "@/api/enter";
import { Problem, refusalOf } from "@/api/problem";
import { Dialog } from "@/ui/Dialog";
import { Refusal } from "@/ui/Refusal";
import { DialogEnd } from "@/ui/DialogEnd";
import classes from "./Account.module.css";

/** Accounts of the same person in other studios, changed between from the menu at the top. */
export function OwnAccounts() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data } = useQuery(ownAccountsQuery);
  const [isLinking, setLinking] = useState(false);
  const unlinking = useMutation({
    mutationFn: unlinkAccount,
    onSettled: () => queries.invalidateQueries(ownAccountsQuery),
  });
  const others = (data ?? []).filter(({ current }) => !current);
  return (
    <section className={classes.section} aria-labelledby="own-accounts">
      <h2 id="own-accounts">{t("security.accounts")}</h2>
      <p className={classes.text}>{t("security.accountsText")}</p>
      <ul className={classes.list}>
        {others.map((other) => (
          <li key={other.id} className={classes.line}>
            <div>
              {other.organization_name}
              <div className={classes.quiet}>{other.account_name}</div>
            </div>
            <Button variant="default" onClick={() => unlinking.mutate(other.id)}>
              {t("security.unlink")}
            </Button>
          </li>
        ))}
      </ul>
      <Refusal text={refusalOf(unlinking.error)} />
      <Button variant="default" mt="xs" onClick={() => setLinking(true)}>
        {t("security.linkAccount")}
      </Button>
      {isLinking && <LinkDialog onClose={() => setLinking(false)} />}
    </section>
  );
}

function LinkDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const linking = useMutation({
    mutationFn: linkAccount,
    onSuccess: async () => {
      await queries.invalidateQueries(ownAccountsQuery);
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? "").trim();
    linking.mutate({
      account: text("account"),
      password: String(typed.get("password")),
      ...(typed.get("own_password") ? { own_password: String(typed.get("own_password")) } : {}),
      ...(text("organization") && { organization: text("organization") }),
      ...(text("code") && { code: text("code") }),
    });
  };
  const problem = linking.error && Problem.from(linking.error);
  const wrong = (field: string) => problem?.about(field);
  return (
    <Dialog opened onClose={onClose} title={t("security.linkAccount")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p className={classes.text}>{t("security.linkText")}</p>
          <PasswordInput
            name="own_password"
            label={t("security.ownPassword")}
            description={t("security.ownPasswordHint")}
            autoComplete="current-password"
            error={wrong("own_password")}
            data-autofocus
          />
          <TextInput name="account" label={t("signIn.account")} autoComplete="off" required />
          <PasswordInput name="password" label={t("signIn.password")} autoComplete="off" required />
          <TextInput
            name="organization"
            label={t("security.organization")}
            description={t("security.organizationHint")}
            error={wrong("organization")}
          />
          <TextInput
            name="code"
            label={t("security.factorCode")}
            description={t("security.factorCodeHint")}
            autoComplete="one-time-code"
            error={wrong("code")}
          />
          <DialogEnd refusal={problem && problem.fieldErrors.length === 0 && problem.message} onClose={onClose}>
            <Button type="submit" loading={linking.isPending}>
              {t("security.linkAccount")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
