import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/api/kinds";

export function CreateButton({ kind, onClick }: { kind: Kind; onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      leftSection={<IconPlus size={15} />}
      onClick={onClick}
      title={`${t(`pages.${kind}.new`)} (${t("keys.alt")} N)`}
    >
      {t(`pages.${kind}.new`)}
    </Button>
  );
}
