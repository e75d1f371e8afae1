import { IconBell } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { unreadQuery } from "@/api/inbox";
import classes from "./Bell.module.css";

const MOST_COUNTED = 100;

/** The way to the inbox, and how much waits there. */
export function Bell() {
  const { t } = useTranslation();
  const { data: unread = 0 } = useQuery(unreadQuery);
  const shown = unread >= MOST_COUNTED ? "99+" : String(unread);
  return (
    <Link
      to="/inbox"
      className={classes.bell ?? ""}
      aria-label={unread > 0 ? t("inbox.bellUnread", { count: unread, shown }) : t("inbox.bell")}
      title={t("inbox.bell")}
    >
      <IconBell size={18} stroke={1.7} />
      {unread > 0 && (
        <span className={classes.count} aria-hidden>
          {shown}
        </span>
      )}
    </Link>
  );
}
