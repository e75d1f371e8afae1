import { Button, Select } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { loginLogQuery, type Outcome } from "@/api/login-log";
import { Problem } from "@/api/problem";
import { browserName } from "@/lib/browser-name";
import { fullMoment, moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { ErrorState, LoadingRows } from "@/ui/states";
import classes from "./People.module.css";

const OUTCOMES: Outcome[] = [
  ...(["signed_in", "failed", "wrong_code", "awaits_factor", "refused", "reset", "accepted", "switched"] as const),
  ...(["confirmed", "ambiguous", "trying"] as const),
];

/** Who signed in, and who tried to. */
export function LoginLog() {
  const { t } = useTranslation();
  const locale = useLocale();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const log = useInfiniteQuery(loginLogQuery(outcome));
  const lines = log.data?.pages.flatMap(({ rows }) => rows) ?? [];
  return (
    <section className={classes.section} aria-labelledby="login-log">
      <div className={classes.head}>
        <h2 id="login-log">{t("people.log")}</h2>
        <Select
          aria-label={t("people.outcome")}
          placeholder={t("people.allOutcomes")}
          size="xs"
          data={OUTCOMES.map((value) => ({ value, label: t(`people.outcomes.${value}`) }))}
          value={outcome}
          onChange={(value) => setOutcome(value as Outcome | null)}
          clearable
        />
      </div>
      {log.error && lines.length === 0 && (
        <ErrorState
          title={t("people.failed")}
          detail={Problem.from(log.error).message}
          copyable={Problem.from(log.error).copyable}
          onRetry={() => void log.refetch()}
        />
      )}
      {log.isPending && <LoadingRows rows={4} height={28} />}
      {log.data && lines.length === 0 && <p className={classes.quiet}>{t("people.logNone")}</p>}
      {lines.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("people.when")}</th>
              <th scope="col">{t("people.who")}</th>
              <th scope="col">{t("people.outcome")}</th>
              <th scope="col" className={classes.wide}>
                {t("people.from")}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td title={fullMoment(line.at, locale)}>{moment(line.at, locale)}</td>
                <td>{line.display_name}</td>
                <td>{t(`people.outcomes.${line.outcome}`)}</td>
                <td className={classes.wide}>
                  {[line.address, browserName(line.user_agent ?? "")].filter(Boolean).join(" · ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {log.hasNextPage && (
        <Button variant="default" mt="sm" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t("people.logMore")}
        </Button>
      )}
    </section>
  );
}
