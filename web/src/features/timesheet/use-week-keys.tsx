import { IconCalendarWeek } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useActions } from "@/actions/use-actions";
import { goTo, type Place, placeInHand } from "./places";

/** Page Up and Page Down turn the weeks, also out of a field: what is typed there is kept, and the hand stays where it was. */
export function useWeekKeys(monday: string | undefined, turn: (weeks: number) => void, today: () => void): void {
  const { t } = useTranslation();
  const inHand = useRef<Place | null>(null);
  useEffect(() => {
    if (inHand.current) goTo(inHand.current);
    inHand.current = null;
  }, [monday]);
  const leave = (go: () => void) => () => {
    inHand.current = placeInHand();
    if (inHand.current && document.activeElement instanceof HTMLElement) document.activeElement.blur();
    go();
  };
  const section = t("timesheet.title");
  const icon = <IconCalendarWeek size={15} />;
  useActions("timesheet", [
    {
      id: "timesheet.previous_week",
      title: t("timesheet.previous"),
      section,
      icon,
      keys: "pageup",
      keysAct: "everywhere",
      run: leave(() => turn(-1)),
    },
    {
      id: "timesheet.next_week",
      title: t("timesheet.next"),
      section,
      icon,
      keys: "pagedown",
      keysAct: "everywhere",
      run: leave(() => turn(1)),
    },
    { id: "timesheet.this_week", title: t("timesheet.thisWeek"), section, icon, run: leave(today) },
  ]);
}
