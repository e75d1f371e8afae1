import { ActionIcon } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { HistoryLine } from "@/api/schema.gen";
import classes from "./Diff.module.css";
import type { Names } from "./names";
import { RevertOutcome } from "./RevertOutcome";
import { useRevert } from "./use-revert";

interface Props {
  line: Pick<HistoryLine, "change_set_id" | "row_id">;
  field: string;
  /** What the field is called. */
  name: string;
  names: Names;
}

/** Puts one value back, and leaves the rest of the change as it is. */
export function RevertField({ line, field, name, names }: Props) {
  const { t } = useTranslation();
  const { press, done, outcome } = useRevert();
  const title = t("history.revertField", { field: name });
  return (
    <>
      <ActionIcon
        className={classes.back}
        size={18}
        aria-label={title}
        title={title}
        loading={done !== null}
        onClick={() => press([line.change_set_id], 1, [line.row_id], field)}
      >
        <IconArrowBackUp size={13} />
      </ActionIcon>
      {outcome && <RevertOutcome outcome={outcome} names={names} />}
    </>
  );
}
