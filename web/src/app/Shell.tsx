import { Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useActionKeys } from "@/actions/use-action-keys";
import { Bell } from "@/features/inbox/Bell";
import { AccountMenu } from "./AccountMenu";
import { JumpButton } from "./Jump";
import { HEADER_ROOM } from "./header-room";
import { ProjectMenu } from "./ProjectMenu";
import classes from "./Shell.module.css";
import { Shortcuts } from "./Shortcuts";
import { StudioHome } from "./StudioHome";
import { TopNav } from "./TopNav";
import { useFrameActions } from "./use-frame-actions";
import { ViewingBanner } from "./ViewingBanner";

/** The frame of every page inside: the header, and below it the page. */
export function Shell() {
  const { t } = useTranslation();
  useActionKeys();
  useFrameActions();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t("frame.skip")}
      </a>
      <header className={classes.header}>
        <StudioHome />
        <TopNav />
        <ProjectMenu />
        <span className={classes.space} />
        <JumpButton />
        <span className={classes.space} />
        <div id={HEADER_ROOM} />
        <ViewingBanner />
        <Bell />
        <AccountMenu />
      </header>
      <div className={classes.body}>
        <Outlet />
      </div>
      <Shortcuts />
    </div>
  );
}
