import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { timesheetQuery } from "@/api/time";
import { worked } from "@/lib/worked";
import classes from "./Aside.module.css";

/** How much of today is told in the timesheet. */
export function TodayLogged() {
  const { t } = useTranslation();
  const { data } = useQuery(timesheetQuery());
  const minutes = data?.entries
    .filter(({ on_date }) => on_date === data.today)
    .reduce((total, entry) => total + entry.minutes, 0);
  const share = data && minutes !== undefined ? Math.min(1, minutes / Math.max(1, data.day_minutes)) : 0;
  return (
    <section className={classes.part} aria-labelledby="my-day">
      <h2 className={classes.title} id="my-day">
        {t("myWork.myDay")}
      </h2>
      <p className={classes.figure}>
        {data && minutes !== undefined
          ? t("myWork.logged", { minutes: worked(minutes) || "0h", day: worked(data.day_minutes) })
          : "…"}
      </p>
      <span className={classes.bar} aria-hidden>
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <Link to="/timesheet" className={classes.more ?? ""}>
        {t("myWork.toTimesheet")}
      </Link>
    </section>
  );
}
