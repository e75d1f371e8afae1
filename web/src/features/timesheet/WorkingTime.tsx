import { Button, Checkbox, Group, NumberInput, Select } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { editOrganization, organizationQuery } from "@/api/organization";
import { Problem } from "@/api/problem";
import type { OrganizationOut } from "@/api/schema.gen";
import { refreshTime } from "@/api/time";
import { useRowForm } from "@/editing/use-row-form";
import { useLocale } from "@/lib/i18n/locale";
import { daysOfWeek } from "@/lib/weeks";
import { ErrorState, LoadingRows } from "@/ui/states";
import { Refusal } from "@/ui/Refusal";
import { weekday } from "./weekday";
import classes from "./WorkingTime.module.css";

const SOME_MONDAY = "2026-01-05";

/** What the studio settles about its days: how long one is, which are worked, and where midnight is. */
export function WorkingTime() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(organizationQuery);
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <h1 className={classes.title}>{t("timesheet.working")}</h1>
        <p className={classes.text}>{t("timesheet.workingText")}</p>
        {data ? (
          <Settings studio={data} />
        ) : error ? (
          <ErrorState
            title={t("timesheet.workingFailed")}
            detail={Problem.from(error).message}
            copyable={Problem.from(error).copyable}
            onRetry={() => void refetch()}
          />
        ) : (
          <LoadingRows rows={4} height={36} />
        )}
      </div>
    </main>
  );
}

function Settings({ studio }: { studio: OrganizationOut }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { settings } = studio;
  const days = daysOfWeek(SOME_MONDAY).map((day) => weekday(day, locale));
  const { values, set, wrong, refusal, isSaving, isSaved, submit } = useRowForm({
    now: {
      hours_per_day: settings.hours_per_day as number | string,
      week: settings.week,
      timezone: settings.timezone,
    },
    save: (_, { hours_per_day, week, timezone }) =>
      editOrganization(studio.rev, { settings: { hours_per_day: Number(hours_per_day), week, timezone } }),
    refresh: () => Promise.all([queries.invalidateQueries(organizationQuery), refreshTime(queries)]),
  });
  return (
    <form className={classes.form} onSubmit={submit}>
      <NumberInput
        className={classes.hours ?? ""}
        label={t("timesheet.hours")}
        value={values.hours_per_day}
        onChange={(hours_per_day) => set({ hours_per_day })}
        error={wrong("hours_per_day")}
        min={0.25}
        max={24}
        step={0.5}
        decimalScale={2}
        required
      />
      <Checkbox.Group
        label={t("timesheet.worked")}
        value={values.week.map(String)}
        onChange={(chosen) => set({ week: chosen.map(Number).toSorted() })}
        error={wrong("week", (week) => week.map((day) => days[day - 1]).join(", "))}
      >
        <Group gap="md" mt={6}>
          {days.map((day, number) => (
            <Checkbox key={day} size="xs" value={String(number + 1)} label={day} />
          ))}
        </Group>
      </Checkbox.Group>
      <Select
        label={t("timesheet.timezone")}
        description={t("timesheet.timezoneText")}
        data={[...new Set([settings.timezone, "UTC", ...Intl.supportedValuesOf("timeZone")])]}
        value={values.timezone}
        onChange={(timezone) => timezone && set({ timezone })}
        error={wrong("timezone")}
        limit={100}
        searchable
        allowDeselect={false}
      />
      <Refusal text={refusal} />
      <Group gap="xs">
        <Button type="submit" loading={isSaving} disabled={values.week.length === 0}>
          {t("timesheet.save")}
        </Button>
        <span role="status" className={classes.text}>
          {isSaved && t("state.saved")}
        </span>
      </Group>
    </form>
  );
}
