import { Anchor, Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { mailCode, proveWithCode } from "@/api/enter";
import { Problem } from "@/api/problem";
import type { Me, StepOut } from "@/api/schema.gen";
import classes from "./DoorPage.module.css";
import { PasskeyButton } from "./PasskeyButton";
import { Refusal } from "./Refusal";

type Way = "totp" | "email" | "recovery";

const LABELS = { totp: "door.totpLabel", email: "door.emailLabel", recovery: "door.recoveryLabel" } as const;

interface Props {
  step: StepOut;
  onEntered: (me: Me) => Promise<void>;
  onStartAgain: () => void;
}

/** The second step: a code, or a passkey, whichever the person has. */
export function SecondFactor({ step, onEntered, onStartAgain }: Props) {
  const { t } = useTranslation();
  const typed = step.ways.filter((way): way is Way => way !== "passkey");
  const [way, setWay] = useState<Way | undefined>(typed[0]);
  return (
    <div className={classes.form}>
      {step.ways.includes("passkey") && <PasskeyButton label={t("door.usePasskey")} onEntered={onEntered} />}
      {way && <CodeForm key={way} way={way} hint={step.email_hint} onEntered={onEntered} />}
      {typed.length > 1 && (
        <div className={classes.ways} role="group" aria-label={t("door.otherWay")}>
          <span>{t("door.otherWay")}:</span>
          {typed
            .filter((other) => other !== way)
            .map((other) => (
              <Anchor key={other} component="button" type="button" size="sm" onClick={() => setWay(other)}>
                {t(`door.way.${other}`)}
              </Anchor>
            ))}
        </div>
      )}
      <Anchor component="button" type="button" size="sm" ta="left" onClick={onStartAgain}>
        {t("door.startAgain")}
      </Anchor>
    </div>
  );
}

interface FormProps {
  way: Way;
  hint: string | null;
  onEntered: (me: Me) => Promise<void>;
}

function CodeForm({ way, hint, onEntered }: FormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const proving = useMutation({
    mutationFn: () => proveWithCode({ way, code: code.trim() }),
    onSuccess: onEntered,
    onError: () => setCode(""),
  });
  const mailing = useMutation({ mutationFn: mailCode });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    proving.mutate();
  };
  const wrong = proving.error && Problem.from(proving.error).about("code");
  return (
    <form className={classes.form} onSubmit={submit}>
      {way === "email" && (
        <>
          <Button variant="default" size="sm" loading={mailing.isPending} onClick={() => mailing.mutate()}>
            {t("door.sendCode")}
          </Button>
          {mailing.isSuccess && (
            <p className={classes.done} role="status">
              {t("door.codeSent", { email: hint })}
            </p>
          )}
          <Refusal error={mailing.error} />
        </>
      )}
      <TextInput
        label={t(LABELS[way])}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoComplete="one-time-code"
        inputMode={way === "recovery" ? "text" : "numeric"}
        error={wrong}
        required
        autoFocus={way !== "email"}
      />
      <Refusal error={wrong ? null : proving.error} />
      <Button type="submit" size="sm" loading={proving.isPending}>
        {t("door.continue")}
      </Button>
    </form>
  );
}
