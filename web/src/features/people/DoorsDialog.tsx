import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  endSessionOf,
  endSessionsOf,
  makeTokenFor,
  refreshPeople,
  revokeTokenOf,
  sessionsOfQuery,
  tokensOfQuery,
} from "@/api/people";
import { Problem, refusalOf } from "@/api/problem";
import type { AccountOut } from "@/api/schema.gen";
import { useGrantable } from "@/api/use-project";
import { browserName } from "@/lib/browser-name";
import { lastDayBefore, moment, shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { Dialog } from "@/ui/Dialog";
import { LoadingRows } from "@/ui/states";
import { TokenForm } from "@/ui/TokenForm";
import { Refusal } from "@/ui/Refusal";
import classes from "./People.module.css";

/** Where somebody is signed in and which tokens act in their name, to be ended. */
export function DoorsDialog({ account, onClose }: { account: AccountOut; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const sessions = useQuery(sessionsOfQuery(account.id));
  const tokens = useQuery(tokensOfQuery(account.id));
  const ending = useMutation({
    mutationFn: (end: () => Promise<void>) => end(),
    onSettled: () => refreshPeople(queries),
  });
  const grantable = useGrantable();
  const isBot = account.account_type === "bot";
  const give = async (name: string, scopes: string[], expiresAt: string | null) => {
    const token = await makeTokenFor(account.id, name, scopes, expiresAt);
    await refreshPeople(queries);
    return token;
  };
  const error = sessions.error ?? tokens.error ?? ending.error;
  return (
    <Dialog opened onClose={onClose} title={t("people.doorsTitle", { name: account.display_name })} size="lg">
      <Refusal text={refusalOf(error)} />
      {!isBot && (
        <section aria-labelledby="their-sessions">
          <h2 id="their-sessions" className={classes.heading}>
            {t("people.sessions")}
          </h2>
          {sessions.isPending && <LoadingRows rows={2} />}
          {sessions.data?.length === 0 && <p className={classes.quiet}>{t("people.noSessions")}</p>}
          <ul className={classes.list}>
            {sessions.data?.map(({ id, user_agent, address, last_seen_at }) => (
              <Line
                key={id}
                name={browserName(user_agent ?? "")}
                text={[address, t("settings.lastSeen", { when: moment(last_seen_at, locale) })]
                  .filter(Boolean)
                  .join(" · ")}
              >
                <Button variant="default" onClick={() => ending.mutate(() => endSessionOf(account.id, id))}>
                  {t("people.end")}
                </Button>
              </Line>
            ))}
          </ul>
          {sessions.data && sessions.data.length > 1 && (
            <Button variant="default" mt="xs" onClick={() => ending.mutate(() => endSessionsOf(account.id))}>
              {t("people.endAll")}
            </Button>
          )}
        </section>
      )}
      <section aria-labelledby="their-tokens">
        <h2 id="their-tokens" className={classes.heading}>
          {t("people.tokens")}
        </h2>
        {tokens.data?.length === 0 && <p className={classes.quiet}>{t("people.noTokens")}</p>}
        <ul className={classes.list}>
          {tokens.data?.map(({ id, name, hint, scopes, expires_at }) => (
            <Line
              key={id}
              name={name}
              text={[
                `${hint}…`,
                scopes.join(", "),
                expires_at && t("settings.expires", { when: shortDay(lastDayBefore(expires_at), locale) }),
              ]
                .filter(Boolean)
                .join(" · ")}
            >
              <Button variant="default" onClick={() => ending.mutate(() => revokeTokenOf(account.id, id))}>
                {t("people.revoke")}
              </Button>
            </Line>
          ))}
        </ul>
        {isBot && <TokenForm scopes={grantable} onMake={give} problem={(failed) => Problem.from(failed).message} />}
      </section>
    </Dialog>
  );
}

function Line({ name, text, children }: { name: string; text: string; children: ReactNode }) {
  return (
    <li className={classes.line}>
      <div>
        {name}
        <div className={classes.quiet}>{text}</div>
      </div>
      {children}
    </li>
  );
}
