import { Anchor, Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { acceptInvitation, invitationQuery, isStep } from "@/api/enter";
import { Problem } from "@/api/problem";
import type { InvitationOut, StepOut } from "@/api/schema.gen";
import { LoadingRows } from "@/ui/states";
import { DoorPage } from "./DoorPage";
import classes from "./DoorPage.module.css";
import { Refusal } from "./Refusal";
import { SecondFactor } from "./SecondFactor";
import { useCameIn } from "./use-came-in";

/** Where the link of an invitation leads: a name, a password, and in. */
export function InvitationPage() {
  const { t } = useTranslation();
  const { token = "" } = useSearch({ from: "/invitation" });
  const { data, error } = useQuery({ ...invitationQuery(token), enabled: token !== "" });
  if (data) return <Accepting token={token} invitation={data} />;
  return (
    <DoorPage title={t("door.invitation")}>
      {token === "" || error ? <Refusal error={error ?? new Error(t("signIn.noToken"))} /> : <LoadingRows rows={3} />}
      <Anchor component={Link} to="/sign-in" size="sm">
        {t("signIn.back")}
      </Anchor>
    </DoorPage>
  );
}

function Accepting({ token, invitation }: { token: string; invitation: InvitationOut }) {
  const { t, i18n } = useTranslation();
  const cameIn = useCameIn();
  const [awaited, setAwaited] = useState<StepOut | null>(null);
  const accepting = useMutation({
    mutationFn: acceptInvitation,
    onSuccess: (entered) => (isStep(entered) ? setAwaited(entered) : cameIn(entered)),
  });
  const problem = accepting.error && Problem.from(accepting.error);
  const wrong = problem?.about("password") ?? problem?.about("display_name");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    accepting.mutate({
      token,
      password: String(typed.get("password")),
      display_name: String(typed.get("display_name")).trim(),
      locale: i18n.language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  };
  const title = t("door.invitationTitle", { studio: invitation.organization_name });
  if (awaited) {
    return (
      <DoorPage title={title} text={t("door.factorText")}>
        <SecondFactor step={awaited} onEntered={cameIn} onStartAgain={() => setAwaited(null)} />
      </DoorPage>
    );
  }
  const text = invitation.invited_by
    ? t("door.invitationText", { name: invitation.invited_by })
    : t("door.invitationTextPlain");
  return (
    <DoorPage title={title} text={text}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          name="display_name"
          label={t("door.displayName")}
          defaultValue={invitation.display_name}
          autoComplete="name"
          error={problem?.about("display_name")}
          required
        />
        {/* A password manager keeps the password under this name. */}
        <input type="hidden" name="username" autoComplete="username" value={invitation.account_name} readOnly />
        <PasswordInput
          name="password"
          label={t("signIn.password")}
          description={t("setup.passwordHint")}
          autoComplete="new-password"
          minLength={10}
          error={problem?.about("password")}
          required
          autoFocus
        />
        <p className={classes.text}>{t("door.accountName", { account: invitation.account_name })}</p>
        <Refusal error={wrong ? null : accepting.error} />
        <Button type="submit" size="sm" loading={accepting.isPending}>
          {t("door.accept")}
        </Button>
      </form>
    </DoorPage>
  );
}
