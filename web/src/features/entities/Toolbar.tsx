import { Button } from "@mantine/core";
import { IconFold, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Kind, PAGE_OF_KIND } from "@/api/kinds";
import { useMay } from "@/api/use-project";
import classes from "./Toolbar.module.css";

interface Props {
  kind: Kind;
  projectId: string;
  hasGroups: boolean;
  isCollapsed: boolean;
  onToggleAll: () => void;
  onCreate: () => void;
}

export function Toolbar({ kind, projectId, hasGroups, isCollapsed, onToggleAll, onCreate }: Props) {
  const { t } = useTranslation();
  const may = useMay(projectId);
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
        <Button leftSection={<IconPlus size={15} />} onClick={onCreate}>
          {t(`pages.${kind}.new`)}
        </Button>
      )}
    </div>
  );
}
