import { Anchor, Button, Divider, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Entered, offeredQuery, providerAddress, signIn } from "@/api/enter";
import { Problem } from "@/api/problem";
import { canUsePasskeys } from "@/lib/passkeys";
import classes from "./DoorPage.module.css";
import { insideOnly } from "./next";
import { PasskeyButton } from "./PasskeyButton";
import { Refusal } from "./Refusal";
import { refusalWords } from "./refusal-words";
import { StudioField } from "./StudioField";

interface Props {
  next: string | undefined;
  /** The short name of the studio, as the address or the person said it. */
  studio: string | undefined;
  onStudio: (studio: string) => void;
  /** Why a provider's answer led nowhere. */
  refused: string | undefined;
  onEntered: (entered: Entered) => Promise<void> | void;
}

export function PasswordForm({ next, studio, onStudio, refused, onEntered }: Props) {
  const { t } = useTranslation();
  const [needsStudio, setNeedsStudio] = useState(false);
  const { data } = useQuery(offeredQuery(studio));
  const { rows: offered = [], needs_studio: asksStudio = false } = data ?? {};
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: onEntered,
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
    <>
      {refused && !entering.error && (
        <p className={classes.refusal} role="alert">
          {t(refusalWords(refused))}
        </p>
      )}
      <form className={classes.form} onSubmit={submit}>
        <TextInput name="account" label={t("signIn.account")} autoComplete="username webauthn" required autoFocus />
        <PasswordInput name="password" label={t("signIn.password")} autoComplete="current-password" required />
        {needsStudio && (
          <TextInput
            name="organization"
            label={t("signIn.organization")}
            description={t("signIn.organizationHint")}
            defaultValue={studio}
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
      {(offered.length > 0 || asksStudio || canUsePasskeys()) && <Divider label={t("door.or")} />}
      <div className={classes.form}>
        {offered.map(({ id, name }) => (
          <Button key={id} component="a" href={providerAddress(id, insideOnly(next))} variant="default" size="sm">
            {t("door.with", { name })}
          </Button>
        ))}
        {asksStudio && <StudioField studio={studio} onStudio={onStudio} />}
        <PasskeyButton label={t("door.passkeySignIn")} onEntered={onEntered} />
      </div>
    </>
  );
}
