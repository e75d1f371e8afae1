import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { wordDiff } from "@/lib/word-diff";
import classes from "./BeforeAfter.module.css";

/** Texts shorter than this are quicker read whole. */
const LONG = 24;

const TAGS = { kept: "span", added: "ins", removed: "del" } as const;

/** One value and the other; of two long texts only the words that changed are marked. */
export function BeforeAfter({ op, before, after }: { op: string; before: string; after: string }) {
  const { t } = useTranslation();
  const isText = op === "update" && before.length >= LONG && before.includes(" ");
  const pieces = useMemo(() => (isText ? wordDiff(before, after) : null), [isText, before, after]);
  if (pieces)
    return (
      <span className={classes.words}>
        {pieces.map(({ text, was }, at) => {
          const Tag = TAGS[was];
          // Pieces have no name of their own, and stay where they are.
          // oxlint-disable-next-line react/no-array-index-key
          return <Tag key={at}>{text}</Tag>;
        })}
      </span>
    );
  if (op === "delete") return <del className={classes.gone}>{before}</del>;
  if (op === "insert")
    return (
      <ins className={classes.come} aria-label={t("history.after")}>
        {after}
      </ins>
    );
  return (
    <>
      <del className={classes.gone} aria-label={t("history.before")}>
        {before || t("history.empty")}
      </del>
      <span aria-hidden> → </span>
      <ins className={classes.come} aria-label={t("history.after")}>
        {after || t("history.empty")}
      </ins>
    </>
  );
}
