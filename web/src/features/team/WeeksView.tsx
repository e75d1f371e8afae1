import { ActionIcon, Button } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Workload } from "@/api/schema.gen";
import type { Slot } from "@/api/team";
import { shortDay } from "@/lib/dates";
import { HeatTable } from "./HeatTable";
import { StaffingChart } from "./StaffingChart";
import { StaffingTable } from "./StaffingTable";
import { daysLater } from "./weeks";
import classes from "./WeeksView.module.css";

interface Props {
  projectId: string;
  workload: Workload;
  slots: readonly Slot[];
  departments: readonly { id: string; name: string }[];
  nameOf: (slot: Slot) => string;
  thisMonday: string;
  onFrom: (day: string | undefined) => void;
}

/** How many hands each week needs and has, and how full everybody's weeks are. */
export function WeeksView({ projectId, workload, slots, departments, nameOf, thisMonday, onFrom }: Props) {
  const { t, i18n } = useTranslation();
  const { weeks, staffing } = workload;
  const [first = thisMonday] = weeks;
  const step = (by: number) => onFrom(daysLater(first, by * Math.max(1, weeks.length - 1) * 7));
  const until = daysLater(weeks.at(-1) ?? first, 6);
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("team.weeks")}>
      <div className={classes.head}>
        <ActionIcon aria-label={t("team.earlier")} onClick={() => step(-1)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <span className={classes.span}>
          {t("team.span", { from: shortDay(first, i18n.language), to: shortDay(until, i18n.language) })}
        </span>
        <ActionIcon aria-label={t("team.later")} onClick={() => step(1)}>
          <IconChevronRight size={16} />
        </ActionIcon>
        {first !== thisMonday && (
          <Button variant="subtle" color="gray" onClick={() => onFrom(undefined)}>
            {t("team.thisWeek")}
          </Button>
        )}
      </div>
      <h2 className={classes.heading}>{t("team.staffing")}</h2>
      <StaffingChart {...{ weeks, staffing, thisMonday }} />
      <StaffingTable {...{ projectId, weeks, staffing, slots, departments, thisMonday }} />
      <h2 className={classes.heading}>{t("team.workload")}</h2>
      <p className={classes.text}>{t("team.workloadText")}</p>
      <HeatTable {...{ projectId, workload, slots, departments, nameOf, thisMonday }} />
    </div>
  );
}
