import { Badge } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { FoundRow } from "@/api/schema.gen";
import { addressOf } from "@/api/search";
import { useMay } from "@/api/use-project";
import { fullMoment, moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { FoundIcon } from "./FoundIcon";
import { Marked } from "./Marked";
import classes from "./SearchPage.module.css";

interface Props {
  row: FoundRow;
  /** Where a person is met; null for nowhere. */
  personHref: (accountId: string) => string | null;
}

/** One hit: what it is called and where it stands, and of a comment the passage that was meant. */
export function FoundLine({ row, personHref }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const may = useMay(row.project_id ?? undefined);
  const isOutOfReach = row.archived && !may(row.kind === "project" ? "project.restore" : "project.archived");
  const address = row.kind === "account" ? personHref(row.id) : isOutOfReach ? null : addressOf(row);
  const place = [row.kind === "project" ? null : row.project, ...row.where].filter(Boolean).join(" / ");
  const said = (
    <>
      <FoundIcon kind={row.kind} entityKind={row.entity_kind} />
      <span className={classes.name}>
        <Marked text={row.title} marks={row.title_marks} />
      </span>
      <span className={classes.place}>{place}</span>
      {row.archived && (
        <Badge size="xs" variant="default">
          {t("search.isArchived")}
        </Badge>
      )}
      {row.text !== null && (
        <span className={classes.text}>
          <Marked text={row.text} marks={row.text_marks} />
          <span className={classes.by}>
            {row.author?.display_name} ·{" "}
            <time dateTime={row.at} title={fullMoment(row.at, locale)}>
              {moment(row.at, locale)}
            </time>
          </span>
        </span>
      )}
    </>
  );
  return (
    <li>
      {address === null ? (
        <span className={classes.line}>{said}</span>
      ) : (
        <Link className={classes.line} to={address} data-hit>
          {said}
        </Link>
      )}
    </li>
  );
}
