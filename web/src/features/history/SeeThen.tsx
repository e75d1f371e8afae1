import { Button } from "@mantine/core";
import { IconHistoryToggle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** From something that happened to the grid as it stood then, where it can be compared with today and brought back. */
export function SeeThen({ at, onAsOf }: { at: string; onAsOf: (at: string) => void }) {
  const { t } = useTranslation();
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      leftSection={<IconHistoryToggle size={14} />}
      onClick={() => onAsOf(at)}
    >
      {t("timeMachine.seeThen")}
    </Button>
  );
}
