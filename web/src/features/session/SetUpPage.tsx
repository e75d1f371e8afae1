import { Button, Checkbox, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { meQuery, setUp, setupQuery } from "@/api/session";
import { DoorPage } from "./DoorPage";
import classes from "./DoorPage.module.css";
import { Refusal } from "./Refusal";

export function SetUpPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryClient();
  const { data: setup } = useQuery(setupQuery);
  const founding = useMutation({
    mutationFn: setUp,
    onSuccess: async (me) => {
      queries.clear();
      queries.setQueryData(meQuery.queryKey, me);
      await router.navigate({ to: "/", replace: true });
    },
  });
  const wrong = (field: string) => founding.error && Problem.from(founding.error).about(field);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    founding.mutate({
      studio_name: text("studio_name"),
      display_name: text("display_name"),
      account_name: text("account_name"),
      password: String(form.get("password")),
      load_demo: form.get("load_demo") === "on",
      ...(text("email") ? { email: text("email") } : {}),
      ...(text("code") ? { code: text("code") } : {}),
    });
  };
  return (
    <DoorPage title={t("setup.title")} text={t("setup.text")}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput name="studio_name" label={t("setup.studio")} error={wrong("studio_name")} required autoFocus />
        <TextInput
          name="display_name"
          label={t("setup.name")}
          autoComplete="name"
          error={wrong("display_name")}
          required
        />
        <TextInput
          name="account_name"
          label={t("setup.account")}
          description={t("setup.accountHint")}
          autoComplete="username"
          error={wrong("account_name")}
          required
        />
        <TextInput name="email" type="email" label={t("setup.email")} autoComplete="email" error={wrong("email")} />
        <PasswordInput
          name="password"
          label={t("setup.password")}
          description={t("setup.passwordHint")}
          autoComplete="new-password"
          minLength={10}
          error={wrong("password")}
          required
        />
        {setup?.code_required && (
          <TextInput
            name="code"
            label={t("setup.code")}
            description={t("setup.codeHint")}
            autoComplete="off"
            error={wrong("code")}
            required
          />
        )}
        <Checkbox name="load_demo" label={t("setup.demo")} description={t("setup.demoHint")} />
        <Refusal error={founding.error} />
        <Button type="submit" size="sm" loading={founding.isPending}>
          {t("setup.submit")}
        </Button>
      </form>
    </DoorPage>
  );
}
