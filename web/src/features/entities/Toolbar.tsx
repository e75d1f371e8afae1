import { Button } from "@mantine/core";
import { IconFold, IconPlus } from "@tabler/icons-react";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { GridCopy } from "@/api/grid-copy";
import { useMay } from "@/api/use-project";
import { NewEntityDialog } from "./NewEntityDialog";
import classes from "./Toolbar.module.css";

interface Props {
  kind: "shot" | "asset";
  copy: GridCopy;
  hasGroups: boolean;
  isCollapsed: boolean;
  onToggleAll: () => void;
}

export function Toolbar({ kind, copy, hasGroups, isCollapsed, onToggleAll }: Props) {
  const { t } = useTranslation();
  const may = useMay(copy.projectId);
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <div className={classes.toolbar}>
      <h1 className={classes.title}>{t(kind === "asset" ? "nav.assets" : "nav.shots")}</h1>
      {hasGroups && (
        <Button variant="subtle" color="gray" leftSection={<IconFold size={15} />} onClick={onToggleAll}>
          {t(isCollapsed ? "grid.expandAll" : "grid.collapseAll")}
        </Button>
      )}
      <span className={classes.space} />
      {may("entity.create") && (
        <Button leftSection={<IconPlus size={15} />} onClick={open}>
          {t(kind === "asset" ? "grid.newAsset" : "grid.newShot")}
        </Button>
      )}
      {isOpen && <NewEntityDialog kind={kind} copy={copy} onClose={close} />}
    </div>
  );
}
