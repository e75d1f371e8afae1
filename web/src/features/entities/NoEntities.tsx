import { Button } from "@mantine/core";
import { IconLayoutGrid } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/api/kinds";
import { useMay } from "@/api/use-project";
import { EmptyState } from "@/ui/states";

export function NoEntities({ kind, projectId, onCreate }: { kind: Kind; projectId: string; onCreate: () => void }) {
  const { t } = useTranslation();
  const may = useMay(projectId);
  return (
    <EmptyState
      icon={<IconLayoutGrid size={26} stroke={1.5} />}
      title={t(`pages.${kind}.empty`)}
      action={may("entity.create") && <Button onClick={onCreate}>{t(`pages.${kind}.new`)}</Button>}
    >
      {t(`pages.${kind}.emptyText`)} {may("entity.create_many") && t("create.pasteHere")}
    </EmptyState>
  );
}
