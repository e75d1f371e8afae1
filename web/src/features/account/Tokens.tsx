import { Button, CopyButton, MultiSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { makeToken, revokeToken, tokensQuery } from "@/api/access";
import { Problem } from "@/api/problem";
import { verbsQuery } from "@/api/session";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import classes from "./Account.module.css";

export function Tokens() {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { data } = useQuery(tokensQuery);
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>([]);
  const refresh = () => queries.invalidateQueries(tokensQuery);
  const making = useMutation({
    mutationFn: () => makeToken(name.trim(), scopes),
    onSuccess: () => {
      setName("");
      setScopes([]);
      return refresh();
    },
  });
  const revoking = useMutation({ mutationFn: revokeToken, onSuccess: refresh });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  const problem = making.error ?? revoking.error;
  return (
    <section className={classes.section} aria-labelledby="tokens">
      <h2 id="tokens">{t("settings.tokens")}</h2>
      <p className={classes.text}>{t("settings.tokensText")}</p>
      <ul className={classes.list}>
        {data?.map((token) => (
          <li key={token.id} className={classes.line}>
            <div>
              {token.name}
              <div className={classes.quiet}>
                {token.hint}… · {token.scopes.join(", ")} ·{" "}
                {token.expires_at
                  ? t("settings.expires", { when: shortDay(token.expires_at.slice(0, 10), locale) })
                  : t("settings.neverExpires")}
              </div>
            </div>
            <Button variant="default" onClick={() => revoking.mutate(token.id)}>
              {t("settings.revoke")}
            </Button>
          </li>
        ))}
      </ul>
      {data?.length === 0 && <p className={classes.quiet}>{t("settings.noTokens")}</p>}
      {making.data && <Secret token={making.data.token} />}
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
          data={useScopes()}
          value={scopes}
          onChange={setScopes}
          searchable
          hidePickedOptions
        />
        {problem && (
          <p className={classes.problem} role="alert">
            {Problem.from(problem).message}
          </p>
        )}
        <Button type="submit" variant="default" disabled={scopes.length === 0} loading={making.isPending}>
          {t("settings.tokenMake")}
        </Button>
      </form>
    </section>
  );
}

/** What a token may be given: each noun as a whole, then its verbs; never more than the person may. */
function useScopes(): string[] {
  const { data } = useQuery(verbsQuery);
  const verbs = [...new Set([...(data?.studio ?? []), ...Object.values(data?.projects ?? {}).flat()])].toSorted();
  const nouns = [...new Set(verbs.map((verb) => `${verb.split(".")[0]}.*`))];
  return [...nouns, ...verbs];
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
