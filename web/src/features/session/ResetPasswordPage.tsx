import { Anchor, Button, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { resetPassword } from "@/api/session";
import { DoorPage } from "./DoorPage";
import classes from "./DoorPage.module.css";
import { Refusal } from "./Refusal";

/** Where the link of the reset mail leads. */
export function ResetPasswordPage() {
  const { t } = useTranslation();
  const { token } = useSearch({ from: "/reset-password" });
  const resetting = useMutation({ mutationFn: (password: string) => resetPassword(token ?? "", password) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    resetting.mutate(String(new FormData(event.currentTarget).get("password")));
  };
  return (
    <DoorPage title={t("signIn.forgotTitle")}>
      {resetting.isSuccess ? (
        <p className={classes.done} role="status">
          {t("signIn.passwordSet")}
        </p>
      ) : token ? (
        <form className={classes.form} onSubmit={submit}>
          <PasswordInput
            name="password"
            label={t("signIn.newPassword")}
            description={t("setup.passwordHint")}
            autoComplete="new-password"
            minLength={10}
            required
            autoFocus
          />
          <Refusal error={resetting.error} />
          <Button type="submit" size="sm" loading={resetting.isPending}>
            {t("signIn.setPassword")}
          </Button>
        </form>
      ) : (
        <p className={classes.refusal}>{t("signIn.noToken")}</p>
      )}
      <Anchor component={Link} to="/sign-in" size="sm">
        {t("signIn.back")}
      </Anchor>
    </DoorPage>
  );
}
