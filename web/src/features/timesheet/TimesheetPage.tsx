import { ActionIcon, Button, Select } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconBeach, IconChevronLeft, IconChevronRight, IconClock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { peopleOfTimeQuery, timesheetQuery } from "@/api/time";
import { useMay, useMayIn, useMaySomewhere, useMe } from "@/api/use-project";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { dayAfter } from "@/lib/weeks";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { DaysOffDialog } from "./DaysOffDialog";
import { DayList } from "./DayList";
import classes from "./Timesheet.module.css";
import type { TimesheetSearch } from "./timesheet-search";
import { type SheetWrites, useSheet } from "./use-sheet";
import { useWeekKeys } from "./use-week-keys";
import { WeekTable } from "./WeekTable";

interface Props {
  search: TimesheetSearch;
  onSearch: (search: TimesheetSearch) => void;
}

/** What somebody worked on, day by day. Page Up and Page Down turn the weeks. */
export function TimesheetPage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const me = useMe();
  const may = useMay();
  const mayIn = useMayIn();
  const seesOthers = useMaySomewhere()("time_entry.spent");
  const isNarrow = useMediaQuery("(max-width: 760px)", false, { getInitialValueInEffect: false });
  const {
    data: sheet,
    error,
    refetch,
    isPlaceholderData: isOnItsWay,
  } = useQuery(timesheetQuery(search.who, search.day));
  const writes = useSheet(sheet, search);
  const [isTaking, setTaking] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const isOwn = !search.who || search.who === me.account.id;
  // For others who manages the project logs, and who manages the studio says when they are away.
  const mayLog = (projectId: string) =>
    mayIn("time_entry.log", projectId) && (isOwn || mayIn("project.edit", projectId));
  const mayTake = may("day_off.create") && (isOwn || may("project.edit"));
  const turn = (weeks: number) => sheet && onSearch({ ...search, day: dayAfter(sheet.monday, 7 * weeks) });
  const { day: _day, ...thisWeek } = search;
  useWeekKeys(sheet?.monday, turn, () => onSearch(thisWeek));
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.bar}>
        <h1 className={classes.title}>{t("timesheet.title")}</h1>
        <ActionIcon onClick={() => turn(-1)} aria-label={t("timesheet.previous")} title={t("timesheet.previousKey")}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <span className={classes.span} aria-live="polite">
          {sheet && `${shortDay(sheet.monday, locale)} – ${shortDay(dayAfter(sheet.monday, 6), locale)}`}
        </span>
        <ActionIcon onClick={() => turn(1)} aria-label={t("timesheet.next")} title={t("timesheet.nextKey")}>
          <IconChevronRight size={16} />
        </ActionIcon>
        <Button
          variant="default"
          className={classes.thisWeek ?? ""}
          onClick={() => onSearch(thisWeek)}
          disabled={!search.day}
        >
          {t("timesheet.thisWeek")}
        </Button>
        {mayTake && sheet && (
          <Button variant="default" leftSection={<IconBeach size={15} />} onClick={() => setTaking(true)}>
            {t("daysOff.open")}
          </Button>
        )}
        {seesOthers && <Person search={search} ownId={me.account.id} onSearch={onSearch} />}
      </div>
      {writes.problem && (
        <p className={classes.problem} role="alert">
          {writes.problem.message}
        </p>
      )}
      <Unsaved writes={writes} />
      {error && !sheet ? (
        <ErrorState
          title={t("timesheet.failed")}
          detail={Problem.from(error).message}
          copyable={Problem.from(error).copyable}
          onRetry={() => void refetch()}
        />
      ) : !sheet ? (
        <LoadingRows rows={10} height={32} />
      ) : sheet.tasks.length === 0 ? (
        <EmptyState icon={<IconClock size={26} stroke={1.5} />} title={t("timesheet.empty")}>
          {t("timesheet.emptyText")}
        </EmptyState>
      ) : isNarrow ? (
        <DayList
          {...{ sheet, writes, mayLog, mayTake, isOnItsWay }}
          day={chosen && chosen >= sheet.monday && chosen <= dayAfter(sheet.monday, 6) ? chosen : sheet.today}
          onDay={setChosen}
        />
      ) : (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("timesheet.title")}>
          <WeekTable key={sheet.account_id} {...{ sheet, writes, mayLog, mayTake, isOnItsWay }} />
          <p className={classes.hint}>{t("timesheet.hint")}</p>
        </div>
      )}
      {isTaking && sheet && (
        <DaysOffDialog
          accountId={sheet.account_id}
          since={sheet.monday}
          day={search.day ? sheet.monday : sheet.today}
          onClose={() => setTaking(false)}
        />
      )}
    </main>
  );
}

/** What was typed and not taken, on whichever week. */
function Unsaved({ writes: { allUnsaved, log } }: { writes: SheetWrites }) {
  const { t } = useTranslation();
  const last = allUnsaved.at(-1);
  if (!last) return null;
  const again = () => {
    for (const { taskId, day, minutes } of allUnsaved) log(taskId, day, minutes);
  };
  return (
    <p className={classes.problem} role="alert">
      {t("timesheet.unsaved", { count: allUnsaved.length, why: last.why })}{" "}
      <Button size="compact-xs" variant="default" onClick={again}>
        {t("state.retry")}
      </Button>
    </p>
  );
}

function Person({ search, ownId, onSearch }: Props & { ownId: string }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(peopleOfTimeQuery);
  const { who: _who, ...others } = search;
  return (
    <Select
      className={classes.person}
      aria-label={t("timesheet.person")}
      data={data.map(({ id, name }) => ({ value: id, label: name }))}
      value={search.who ?? ownId}
      onChange={(id) => onSearch(id && id !== ownId ? { ...others, who: id } : others)}
      searchable
      allowDeselect={false}
    />
  );
}
