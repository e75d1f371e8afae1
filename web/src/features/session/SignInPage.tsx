import { Anchor, Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { meQuery, signIn } from "@/api/session";
import { DoorPage } from "./DoorPage";
import classes from "./DoorPage.module.css";
import { insideOnly } from "./next";
import { Refusal } from "./Refusal";

export function SignInPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryClient();
  const { next } = useSearch({ from: "/sign-in" });
  const [needsStudio, setNeedsStudio] = useState(false);
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: async (me) => {
      queries.clear();
      queries.setQueryData(meQuery.queryKey, me);
      await router.navigate({ href: insideOnly(next), replace: true });
    },
    onError: (error) => setNeedsStudio((needed) => needed || Problem.from(error).about("organization") !== undefined),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const organization = String(form.get("organization") ?? "").trim();
    const named = organization ? { organization } : {};
    entering.mutate({ account: String(form.get("account")), password: String(form.get("password")), ...named });
  };
  return (
    <DoorPage title={t("signIn.title")}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput name="account" label={t("signIn.account")} autoComplete="username" required autoFocus />
        <PasswordInput name="password" label={t("signIn.password")} autoComplete="current-password" required />
        {needsStudio && (
          <TextInput
            name="organization"
            label={t("signIn.organization")}
            description={t("signIn.organizationHint")}
            required
          />
        )}
        <Refusal error={entering.error} />
        <Button type="submit" size="sm" loading={entering.isPending}>
          {t("signIn.submit")}
        </Button>
        <Anchor component={Link} to="/forgot-password" size="sm">
          {t("signIn.forgot")}
        </Anchor>
      </form>
    </DoorPage>
  );
}
