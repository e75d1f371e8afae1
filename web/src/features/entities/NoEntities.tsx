import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconLayoutGrid } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { GridCopy } from "@/api/grid-copy";
import { useMay } from "@/api/use-project";
import { EmptyState } from "@/ui/states";
import { NewEntityDialog } from "./NewEntityDialog";

export function NoEntities({ kind, copy }: { kind: "shot" | "asset"; copy: GridCopy }) {
  const { t } = useTranslation();
  const may = useMay(copy.projectId);
  const [isOpen, { open, close }] = useDisclosure();
  const isAsset = kind === "asset";
  return (
    <>
      <EmptyState
        icon={<IconLayoutGrid size={26} stroke={1.5} />}
        title={t(isAsset ? "grid.emptyAssets" : "grid.emptyShots")}
        action={may("entity.create") && <Button onClick={open}>{t(isAsset ? "grid.newAsset" : "grid.newShot")}</Button>}
      >
        {t(isAsset ? "grid.emptyAssetsText" : "grid.emptyShotsText")}
      </EmptyState>
      {isOpen && <NewEntityDialog kind={kind} copy={copy} onClose={close} />}
    </>
  );
}
