import { Anchor, Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { askForReset } from "@/api/session";
import { DoorPage } from "./DoorPage";
import classes from "./DoorPage.module.css";
import { Refusal } from "./Refusal";

export function ForgotPasswordPage() {
  const { t } = useTranslation();
  const asking = useMutation({ mutationFn: askForReset });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    asking.mutate(String(new FormData(event.currentTarget).get("email")));
  };
  return (
    <DoorPage title={t("signIn.forgotTitle")} text={t("signIn.forgotText")}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput name="email" type="email" label={t("signIn.email")} autoComplete="email" required autoFocus />
        <Refusal error={asking.error} />
        {asking.isSuccess && (
          <p className={classes.done} role="status">
            {t("signIn.linkSent")}
          </p>
        )}
        <Button type="submit" size="sm" loading={asking.isPending}>
          {t("signIn.sendLink")}
        </Button>
        <Anchor component={Link} to="/sign-in" size="sm">
          {t("signIn.back")}
        </Anchor>
      </form>
    </DoorPage>
  );
}
