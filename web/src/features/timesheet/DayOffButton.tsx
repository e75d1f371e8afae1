import { ActionIcon } from "@mantine/core";
import { IconBeach } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SheetDayOff } from "@/api/schema.gen";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";

interface Props {
  day: string;
  off: readonly SheetDayOff[];
  onToggle: (day: string, daysOff: string[]) => void;
}

/** Marks a day as not worked, or takes that back; days of a longer absence go together. */
export function DayOffButton({ day, off, onToggle }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const isOff = off.length > 0;
  const ends = off.flatMap(({ starts_on, ends_on }) => [starts_on, ends_on]).toSorted();
  // Days of a longer absence go together, so the words name them all.
  const days = [...new Set([ends.at(0) ?? day, ends.at(-1) ?? day])].map((one) => shortDay(one, locale)).join(" – ");
  const label = isOff ? t("timesheet.work", { day: days }) : t("timesheet.takeOff", { day: days });
  return (
    <ActionIcon
      size="sm"
      variant={isOff ? "light" : "subtle"}
      aria-pressed={isOff}
      aria-label={label}
      title={label}
      onClick={() =>
        onToggle(
          day,
          off.map(({ id }) => id),
        )
      }
    >
      <IconBeach size={14} />
    </ActionIcon>
  );
}
