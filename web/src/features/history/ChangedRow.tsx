import { Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { HistoryLine } from "@/api/schema.gen";
import classes from "./Changes.module.css";
import { Diff } from "./Diff";
import type { Names } from "./names";
import type { RowName } from "./use-row-names";

interface Props {
  /** Everything that happened to the row in this change set. */
  lines: HistoryLine[];
  row: RowName;
  names: Names;
  mayRevert: boolean;
  isChosen?: boolean;
  onChoose?: () => void;
}

/** One row of a change set: its name, leading to it in its grid, and what changed. */
export function ChangedRow({ lines, row, names, mayRevert, isChosen = false, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <li className={classes.row}>
      {onChoose && (
        <Checkbox
          size="xs"
          checked={isChosen}
          aria-label={t("activity.chooseRow", { row: row.name })}
          onChange={onChoose}
        />
      )}
      <div className={classes.told}>
        {row.href ? (
          <Link to={row.href} className={classes.name}>
            {row.name}
          </Link>
        ) : (
          <span className={classes.name}>{row.name}</span>
        )}
        {lines.map((line) => (
          <Diff key={`${line.rev} ${line.op}`} {...{ line, names, mayRevert }} />
        ))}
      </div>
    </li>
  );
}
