import { Button, Checkbox, Group, NumberInput, Select } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { editOrganization, organizationQuery } from "@/api/organization";
import { Problem } from "@/api/problem";
import type { OrganizationOut } from "@/api/schema.gen";
import { refreshTime } from "@/api/time";
import { useLocale } from "@/lib/i18n/locale";
import { daysOfWeek } from "@/lib/weeks";
import { ErrorState, LoadingRows } from "@/ui/states";
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
          <Settings key={data.rev} studio={data} />
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
  const [hours, setHours] = useState<number | string>(settings.hours_per_day);
  const [week, setWeek] = useState(settings.week);
  const [timezone, setTimezone] = useState(settings.timezone);
  const saving = useMutation({
    mutationFn: () =>
      editOrganization(studio.rev, { settings: { hours_per_day: Number(hours), week: week.toSorted(), timezone } }),
    onSuccess: (saved) => {
      queries.setQueryData(organizationQuery.queryKey, saved);
      return refreshTime(queries);
    },
  });
  const problem = saving.error && Problem.from(saving.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <NumberInput
        className={classes.hours ?? ""}
        label={t("timesheet.hours")}
        value={hours}
        onChange={setHours}
        error={problem?.about("hours_per_day")}
        min={0.25}
        max={24}
        step={0.5}
        decimalScale={2}
        required
      />
      <Checkbox.Group
        label={t("timesheet.worked")}
        value={week.map(String)}
        onChange={(chosen) => setWeek(chosen.map(Number))}
        error={problem?.about("week")}
      >
        <Group gap="md" mt={6}>
          {daysOfWeek(SOME_MONDAY).map((day, number) => (
            <Checkbox key={day} size="xs" value={String(number + 1)} label={weekday(day, locale)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Select
        label={t("timesheet.timezone")}
        description={t("timesheet.timezoneText")}
        data={[...new Set([settings.timezone, "UTC", ...Intl.supportedValuesOf("timeZone")])]}
        value={timezone}
        onChange={(zone) => zone && setTimezone(zone)}
        error={problem?.about("timezone")}
        limit={100}
        searchable
        allowDeselect={false}
      />
      {problem && (
        <p className={classes.problem} role="alert">
          {problem.message}
        </p>
      )}
      <Group gap="xs">
        <Button type="submit" loading={saving.isPending} disabled={week.length === 0}>
          {t("timesheet.save")}
        </Button>
        <span role="status" className={classes.text}>
          {saving.isSuccess && t("state.saved")}
        </span>
      </Group>
    </form>
  );
}
