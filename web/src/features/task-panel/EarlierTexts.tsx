import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { noteHistoryQuery } from "@/api/comments";
import { Problem } from "@/api/problem";
import { fullMoment, moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { BeforeAfter } from "@/ui/BeforeAfter";
import { Dialog } from "@/ui/Dialog";
import { ErrorState, LoadingRows } from "@/ui/states";
import classes from "./EarlierTexts.module.css";
import { earlierTexts } from "./earlier-texts";

/** What a note said before its words were changed, the newest change first. */
export function EarlierTexts({ noteId, onClose }: { noteId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data, error, refetch } = useQuery(noteHistoryQuery(noteId));
  return (
    <Dialog opened onClose={onClose} title={t("notes.earlierTexts")} size="lg">
      {data ? (
        <ol className={classes.list}>
          {earlierTexts(data).map(({ key, at, by, before, after }) => (
            <li key={key}>
              <p className={classes.head}>
                {by}{" "}
                <time dateTime={at} title={fullMoment(at, locale)}>
                  {moment(at, locale)}
                </time>
              </p>
              <div className={classes.text}>
                <BeforeAfter op="update" {...{ before, after }} />
              </div>
            </li>
          ))}
        </ol>
      ) : error ? (
        <ErrorState
          title={t("notes.earlierFailed")}
          detail={Problem.from(error).message}
          copyable={Problem.from(error).copyable}
          onRetry={() => void refetch()}
        />
      ) : (
        <LoadingRows rows={2} />
      )}
    </Dialog>
  );
}
