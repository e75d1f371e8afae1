import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconLayoutGrid } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { GridCopy } from "@/api/grid-copy";
import type { Kind } from "@/api/kinds";
import { useMay } from "@/api/use-project";
import { EmptyState } from "@/ui/states";
import { CreateDialog } from "./CreateDialog";

export function NoEntities({ kind, copy }: { kind: Kind; copy: GridCopy }) {
  const { t } = useTranslation();
  const may = useMay(copy.projectId);
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <EmptyState
        icon={<IconLayoutGrid size={26} stroke={1.5} />}
        title={t(`pages.${kind}.empty`)}
        action={may("entity.create") && <Button onClick={open}>{t(`pages.${kind}.new`)}</Button>}
      >
        {t(`pages.${kind}.emptyText`)}
      </EmptyState>
      {isOpen && <CreateDialog kind={kind} copy={copy} onClose={close} />}
    </>
  );
}
