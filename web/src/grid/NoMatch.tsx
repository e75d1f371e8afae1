import { Button } from "@mantine/core";
import { IconFilterOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/states";

/** There are rows, but none that the filter lets through. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<IconFilterOff size={26} stroke={1.5} />}
      title={t("pages.noMatch")}
      action={
        <Button variant="default" onClick={onClear}>
          {t("pages.clearFilter")}
        </Button>
      }
    >
      {t("pages.noMatchText")}
    </EmptyState>
  );
}
