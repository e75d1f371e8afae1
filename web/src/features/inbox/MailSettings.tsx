import { Checkbox, Radio, Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type HowToTell, type Reason, setHowToTell } from "@/api/inbox";
import { refusalOf } from "@/api/problem";
import { meQuery } from "@/api/session";
import { useMe } from "@/api/use-project";
import { useLocale } from "@/lib/i18n/locale";
import { Refusal } from "@/ui/Refusal";
import classes from "./MailSettings.module.css";
import { REASONS } from "./reasons";

const PACES = ["off", "at_once", "hourly", "daily"] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** What one is told, and how often what one has not read comes by mail. */
export function MailSettings() {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const me = useMe();
  const saving = useMutation({
    // One after the other: the last choice is the one that stays.
    scope: { id: "how-to-tell" },
    mutationFn: (changes: Partial<HowToTell>) => {
      const { account } = queries.getQueryData(meQuery.queryKey) ?? me;
      return setHowToTell({ ...account.notifications, ...changes });
    },
    onSuccess: (account) => queries.setQueryData(meQuery.queryKey, (held) => held && { ...held, account }),
  });
  const now = { ...me.account.notifications, ...(saving.isPending ? saving.variables : {}) };
  const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <h1 className={classes.title}>{t("inbox.settings")}</h1>
        <p className={classes.text}>{t("inbox.settingsText")}</p>
        <Checkbox.Group
          label={t("inbox.told")}
          description={t("inbox.toldText")}
          value={REASONS.filter((reason) => !now.muted?.includes(reason))}
          onChange={(wanted) => saving.mutate({ muted: REASONS.filter((reason: Reason) => !wanted.includes(reason)) })}
        >
          <div className={classes.reasons}>
            {REASONS.map((reason) => (
              <Checkbox key={reason} size="sm" value={reason} label={t(`inbox.reasons.${reason}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <Radio.Group
          label={t("inbox.mail")}
          value={now.mail ?? "daily"}
          onChange={(mail) => saving.mutate({ mail: mail as (typeof PACES)[number] })}
        >
          <div className={classes.choices}>
            {PACES.map((pace) => (
              <Radio
                key={pace}
                size="sm"
                value={pace}
                label={t(`inbox.paces.${pace}`)}
                description={t(`inbox.pacesText.${pace}`)}
              />
            ))}
          </div>
        </Radio.Group>
        {(now.mail ?? "daily") === "daily" && (
          <Select
            className={classes.hour ?? ""}
            label={t("inbox.hour")}
            data={HOURS.map((hour) => ({ value: String(hour), label: clock.format(Date.UTC(2026, 0, 1, hour)) }))}
            value={String(now.daily_hour ?? 9)}
            onChange={(hour) => hour && saving.mutate({ daily_hour: Number(hour) })}
            allowDeselect={false}
          />
        )}
        <Refusal text={refusalOf(saving.error)} />
      </div>
    </main>
  );
}
