import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { endSession, sessionsQuery } from "@/api/access";
import { Problem } from "@/api/problem";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { ErrorState, LoadingRows } from "@/ui/states";
import { browserName } from "@/lib/browser-name";
import classes from "./Account.module.css";

export function Sessions() {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(sessionsQuery);
  const ending = useMutation({ mutationFn: endSession, onSuccess: () => queries.invalidateQueries(sessionsQuery) });
  return (
    <section className={classes.section} aria-labelledby="sessions">
      <h2 id="sessions">{t("settings.sessions")}</h2>
      <p className={classes.text}>{t("settings.sessionsText")}</p>
      {error && !data && (
        <ErrorState
          title={t("settings.failed")}
          detail={Problem.from(error).message}
          copyable={Problem.from(error).copyable}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <LoadingRows rows={2} />}
      <ul className={classes.list}>
        {data?.map((session) => (
          <li key={session.id} className={classes.line}>
            <div>
              {browserName(session.user_agent ?? "")}
              <div className={classes.quiet}>
                {session.address} · {t("settings.lastSeen", { when: moment(session.last_seen_at, locale) })}
              </div>
            </div>
            {session.current ? (
              <span className={classes.quiet}>{t("settings.thisSession")}</span>
            ) : (
              <Button variant="default" onClick={() => ending.mutate(session.id)}>
                {t("settings.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending.error && <p className={classes.problem}>{Problem.from(ending.error).message}</p>}
    </section>
  );
}
