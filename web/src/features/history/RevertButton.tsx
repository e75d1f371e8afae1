import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Names } from "./names";
import { RevertOutcome } from "./RevertOutcome";
import { useRevert } from "./use-revert";

interface Props {
  changeSetId: string;
  /** Only these rows of it; all when left out. */
  rowIds?: string[];
  changes?: number;
  /** "Revert" when left out. */
  label?: string;
  names: Names;
}

/** Puts back what a change set changed; says which values were left alone because somebody has changed them since. */
export function RevertButton({ changeSetId, rowIds, changes = 1, label, names }: Props) {
  const { t } = useTranslation();
  const { press, isAsking, stopAsking, done, outcome } = useRevert();
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        leftSection={<IconArrowBackUp size={14} />}
        loading={done !== null}
        onClick={() => press([changeSetId], changes, rowIds)}
        onBlur={stopAsking}
      >
        {isAsking ? t("history.revertMany", { count: changes }) : (label ?? t("history.revert"))}
      </Button>
      {outcome && <RevertOutcome outcome={outcome} names={names} />}
    </>
  );
}
