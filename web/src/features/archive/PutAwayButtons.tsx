import { Button } from "@mantine/core";
import { IconRestore, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface Props {
  name: string;
  isBusy: boolean;
  /** Null: not for this person. */
  onRestore: (() => void) | null;
  onPurge: (() => void) | null;
}

const LOOK = { size: "compact-xs", variant: "subtle", color: "gray" } as const;
const ICON = 14;

/** What may be done with a thing in the archive. */
export function PutAwayButtons({ name, isBusy, onRestore, onPurge }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {onRestore && (
        <Button
          {...LOOK}
          leftSection={<IconRestore size={ICON} />}
          aria-label={t("archive.restoreOne", { name })}
          disabled={isBusy}
          onClick={onRestore}
        >
          {t("archive.restore")}
        </Button>
      )}
      {onPurge && (
        <Button
          {...LOOK}
          leftSection={<IconTrash size={ICON} />}
          aria-label={t("archive.purgeOne", { name })}
          onClick={onPurge}
        >
          {t("archive.purge")}
        </Button>
      )}
    </>
  );
}
