import { IconListCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import classes from "./TopNav.module.css";

/** What is one's own, on every page. */
export function TopNav() {
  const { t } = useTranslation();
  return (
    <Link to="/my-work" className={classes.link} aria-label={t("myWork.title")} title={t("myWork.title")}>
      <IconListCheck size={17} stroke={1.6} aria-hidden />
      <span className={classes.name}>{t("myWork.title")}</span>
    </Link>
  );
}
