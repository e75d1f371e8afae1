import { type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";
import { ProjectSessionContext } from "@/api/project-session";
import type { FeedLine } from "@/api/schema.gen";
import { usePictures } from "@/api/use-project";
import { fullMoment, moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { Avatar } from "@/ui/Avatar";
import classes from "./Entry.module.css";

interface Props {
  told: Pick<FeedLine, "sentence" | "actor" | "via" | "at" | "note">;
  /** Before everything else: the box that chooses it. */
  choice?: ReactNode;
  actions: ReactNode;
  children?: ReactNode;
}

/** One thing somebody did: the sentence, when, and what can be done about it. */
export function Entry({ told, choice, actions, children }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const pictureOf = usePictures(useContext(ProjectSessionContext)?.projectId);
  const via = t(`activity.via.${told.via as "api"}`, { defaultValue: "" });
  return (
    <li className={classes.entry}>
      {choice}
      <Avatar name={told.actor?.display_name ?? "MOTK"} picture={pictureOf(told.actor?.id)} />
      <div className={classes.told}>
        <span className={classes.sentence}>{told.sentence}</span>
        {told.note && <span className={classes.note}>{told.note}</span>}
        <div className={classes.line}>
          <time dateTime={told.at} title={fullMoment(told.at, locale)}>
            {moment(told.at, locale)}
          </time>
          {via && <span>{via}</span>}
          {actions}
        </div>
        {children}
      </div>
    </li>
  );
}
