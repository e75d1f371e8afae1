import { Radio, Select } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mailQuery, setMail } from "@/api/inbox";
import { Problem } from "@/api/problem";
import type { NotificationSettings } from "@/api/schema.gen";
import { useLocale } from "@/lib/i18n/locale";
import { ErrorState, LoadingRows } from "@/ui/states";
import classes from "./MailSettings.module.css";

const PACES = ["off", "at_once", "hourly", "daily"] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** How often what one has not read comes by mail. */
export function MailSettings() {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(mailQuery);
  const saving = useMutation({
    mutationFn: (changes: Partial<NotificationSettings>) => setMail(changes),
    onSuccess: (now) => queries.setQueryData(mailQuery.queryKey, now),
  });
  if (error) {
    const problem = Problem.from(error);
    return (
      <ErrorState
        title={t("inbox.settingsFailed")}
        detail={problem.message}
        copyable={problem.copyable}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <LoadingRows rows={4} height={28} />;
  const now = { ...data, ...(saving.isPending ? saving.variables : {}) };
  const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
  return (
    <section className={classes.page}>
      <h1 className={classes.title}>{t("inbox.settings")}</h1>
      <p className={classes.text}>{t("inbox.settingsText")}</p>
      <Radio.Group
        label={t("inbox.mail")}
        value={now.mail ?? "daily"}
        onChange={(mail) => saving.mutate({ mail: mail as (typeof PACES)[number] })}
      >
        <div className={classes.choices}>
          {PACES.map((pace) => (
            <Radio
              key={pace}
              value={pace}
              label={t(`inbox.paces.${pace}`)}
              description={t(`inbox.pacesText.${pace}`)}
            />
          ))}
        </div>
      </Radio.Group>
      {now.mail === "daily" && (
        <Select
          className={classes.hour ?? ""}
          label={t("inbox.hour")}
          data={HOURS.map((hour) => ({ value: String(hour), label: clock.format(Date.UTC(2026, 0, 1, hour)) }))}
          value={String(now.hour ?? 9)}
          onChange={(hour) => hour && saving.mutate({ hour: Number(hour) })}
          allowDeselect={false}
        />
      )}
      {saving.error && (
        <p className={classes.problem} role="alert">
          {Problem.from(saving.error).message}
        </p>
      )}
    </section>
  );
}
