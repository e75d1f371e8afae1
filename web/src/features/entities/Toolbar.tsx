import { Button } from "@mantine/core";
import { IconFold, IconPlus } from "@tabler/icons-react";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { GridCopy } from "@/api/grid-copy";
import { type Kind, PAGE_OF_KIND } from "@/api/kinds";
import { useMay } from "@/api/use-project";
import { CreateDialog } from "./CreateDialog";
import classes from "./Toolbar.module.css";

interface Props {
  kind: Kind;
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
      <h1 className={classes.title}>{t(`nav.${PAGE_OF_KIND[kind]}`)}</h1>
      {hasGroups && (
        <Button variant="subtle" color="gray" leftSection={<IconFold size={15} />} onClick={onToggleAll}>
          {t(isCollapsed ? "grid.expandAll" : "grid.collapseAll")}
        </Button>
      )}
      <span className={classes.space} />
      {may("entity.create") && (
        <Button leftSection={<IconPlus size={15} />} onClick={open}>
          {t(`pages.${kind}.new`)}
        </Button>
      )}
      {isOpen && <CreateDialog kind={kind} copy={copy} onClose={close} />}
    </div>
  );
}
