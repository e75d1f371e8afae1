import { IconListCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMaySomewhere, useMe } from "@/api/use-project";
import classes from "./TopNav.module.css";

/** What is one's own, on every page. */
export function TopNav() {
  const { t } = useTranslation();
  const { account } = useMe();
  const mayWork = useMaySomewhere()("time_entry.log");
  // Clients look; nobody gives them tasks, but where a slot makes them more.
  if (account.account_type === "client" && !mayWork) return null;
  return (
    <Link to="/my-work" className={classes.link} aria-label={t("myWork.title")} title={t("myWork.title")}>
      <IconListCheck size={17} stroke={1.6} aria-hidden />
      <span className={classes.name}>{t("myWork.title")}</span>
    </Link>
  );
}
