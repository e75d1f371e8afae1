import { Button, CopyButton, MultiSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { endOf } from "@/lib/dates";
import { isoDay } from "@/lib/today";
import classes from "./TokenForm.module.css";

interface Props {
  /** What there is to grant: nouns as a whole, and single verbs. */
  scopes: string[];
  /** Makes it, until a moment or for ever, and gives its secret back. */
  onMake: (name: string, scopes: string[], expiresAt: string | null) => Promise<string>;
  problem: (error: Error) => string;
}

/** Asks what a token is for and what it may do, then shows its secret this once. */
export function TokenForm({ scopes: grantable, onMake, problem }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>([]);
  const [lastDay, setLastDay] = useState("");
  const making = useMutation({
    mutationFn: () => onMake(name.trim(), scopes, lastDay ? endOf(lastDay) : null),
    onSuccess: () => {
      setName("");
      setScopes([]);
      setLastDay("");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <>
      {making.data && <Secret token={making.data} />}
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={t("settings.tokenName")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
        />
        <MultiSelect
          label={t("settings.scopes")}
          size="sm"
          data={grantable}
          value={scopes}
          onChange={setScopes}
          searchable
          hidePickedOptions
        />
        <TextInput
          type="date"
          label={t("settings.lastDay")}
          description={t("settings.lastDayHint")}
          value={lastDay}
          onChange={(event) => setLastDay(event.currentTarget.value)}
          min={isoDay()}
        />
        {making.error && (
          <p className={classes.problem} role="alert">
            {problem(making.error)}
          </p>
        )}
        <Button type="submit" variant="default" disabled={scopes.length === 0} loading={making.isPending}>
          {t("settings.tokenMake")}
        </Button>
      </form>
    </>
  );
}

function Secret({ token }: { token: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.secret} role="status">
      <div>
        <code>{token}</code>
        <div className={classes.quiet}>{t("settings.tokenOnce")}</div>
      </div>
      <CopyButton value={token}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {t(copied ? "state.copied" : "settings.copy")}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
