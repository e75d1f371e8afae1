import { Button, Checkbox, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { changePassword } from "@/api/access";
import { refusalOf } from "@/api/problem";
import { Refusal } from "@/ui/Refusal";
import classes from "./Account.module.css";

export function Password() {
  const { t } = useTranslation();
  const changing = useMutation({ mutationFn: changePassword });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const body = {
      current_password: String(typed.get("current")),
      new_password: String(typed.get("next")),
      keep_tokens: typed.get("keep") === "on",
    };
    changing.mutate(body, { onSuccess: () => form.reset() });
  };
  return (
    <section className={classes.section} aria-labelledby="password">
      <h2 id="password">{t("signIn.password")}</h2>
      <form className={classes.form} onSubmit={submit}>
        <PasswordInput name="current" label={t("settings.current")} autoComplete="current-password" required />
        <PasswordInput
          name="next"
          label={t("settings.next")}
          description={t("setup.passwordHint")}
          autoComplete="new-password"
          minLength={10}
          required
        />
        <Checkbox name="keep" label={t("security.keepTokens")} description={t("security.keepTokensHint")} />
        <Refusal text={refusalOf(changing.error)} />
        {changing.isSuccess && <p role="status">{t("settings.changed")}</p>}
        <Button type="submit" variant="default" loading={changing.isPending}>
          {t("settings.change")}
        </Button>
      </form>
    </section>
  );
}
