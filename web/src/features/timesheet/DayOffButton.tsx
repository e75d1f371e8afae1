import { ActionIcon } from "@mantine/core";
import { IconBeach } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SheetDayOff } from "@/api/schema.gen";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";

interface Props {
  day: string;
  off: SheetDayOff | null;
  onToggle: (day: string, dayOffId: string | null) => void;
}

/** Marks a day as not worked, or takes that back; days of a longer absence go together. */
export function DayOffButton({ day, off, onToggle }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const span = off && off.starts_on !== off.ends_on ? [off.starts_on, off.ends_on] : [day];
  // Days of a longer absence go together, so the words name them all.
  const days = span.map((one) => shortDay(one, locale)).join(" – ");
  const label = off ? t("timesheet.work", { day: days }) : t("timesheet.takeOff", { day: days });
  return (
    <ActionIcon
      size="sm"
      variant={off ? "light" : "subtle"}
      aria-pressed={off !== null}
      aria-label={label}
      title={label}
      onClick={() => onToggle(day, off?.id ?? null)}
    >
      <IconBeach size={14} />
    </ActionIcon>
  );
}
