import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./PageFrame.module.css";

interface Props {
  toolbar: ReactNode;
  /** The panel at the right, when it is open. */
  panel: ReactNode;
  foot: ReactNode;
  children: ReactNode;
}

/** A page of work: what one can do above, the work, the panel about what is selected, and below how things stand. */
export function PageFrame({ toolbar, panel, foot, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.page}>
      <section aria-label={t("pages.tools")}>{toolbar}</section>
      <div className={classes.middle}>
        <main className={classes.main} id="content">
          {children}
        </main>
        {panel}
      </div>
      {foot}
    </div>
  );
}
