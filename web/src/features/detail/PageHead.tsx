import { ActionIcon, Button } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconLayoutDashboard } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type GridCopy, type GridRow, wholeName } from "@/api/grid-copy";
import { type Kind, PAGE_OF_KIND } from "@/api/kinds";
import { useProjectContext } from "@/api/use-project";
import classes from "./EntityPage.module.css";

interface Props {
  copy: GridCopy;
  row: GridRow;
  kind: Kind;
  before: string | undefined;
  after: string | undefined;
  onGo: (entityId: string) => void;
  onArrange: (() => void) | null;
  children?: ReactNode;
}

/** What the page is about and where it stands; to the one before it and the one after. */
export function PageHead({ copy, row, kind, before, after, onGo, onArrange, children }: Props) {
  const { t } = useTranslation();
  const { projectId } = copy;
  const { entity_types } = useProjectContext(projectId);
  const parent = copy.parents.get(row.parent_id ?? "");
  const type = entity_types.find(({ id }) => id === row.entity_type_id)?.name;
  const status = row.status in STATUSES ? t(`panel.statuses.${row.status as keyof typeof STATUSES}`) : row.status;
  return (
    <header className={classes.head}>
      {row.thumbnail_id && <img className={classes.thumb} src={`/api/v1/media/${row.thumbnail_id}/file`} alt="" />}
      <div className={classes.names}>
        <nav className={classes.path} aria-label={t("detail.path")}>
          <Link to={`/projects/$projectId/${PAGE_OF_KIND[kind]}`} params={{ projectId }} search={{ row: row.id }}>
            {t(`nav.${PAGE_OF_KIND[kind]}`)}
          </Link>
          {parent && (
            <>
              <span aria-hidden>/</span>
              <Link to="/projects/$projectId/entities/$entityId" params={{ projectId, entityId: parent.id }}>
                {wholeName(parent)}
              </Link>
            </>
          )}
        </nav>
        <h1 className={classes.title}>
          {row.name} <span className={classes.state}>{[type, status].filter(Boolean).join(" · ")}</span>
        </h1>
      </div>
      {children}
      <div className={classes.tools}>
        <ActionIcon
          disabled={!before}
          onClick={() => before && onGo(before)}
          aria-label={t("detail.previous")}
          title={`${t("detail.previous")} (${t("keys.alt")} ↑)`}
        >
          <IconChevronUp size={17} />
        </ActionIcon>
        <ActionIcon
          disabled={!after}
          onClick={() => after && onGo(after)}
          aria-label={t("detail.next")}
          title={`${t("detail.next")} (${t("keys.alt")} ↓)`}
        >
          <IconChevronDown size={17} />
        </ActionIcon>
        {onArrange && (
          <Button variant="default" leftSection={<IconLayoutDashboard size={15} />} onClick={onArrange}>
            {t("detail.arrange")}
          </Button>
        )}
      </div>
    </header>
  );
}

const STATUSES = { standby: true, running: true, complete: true, canceled: true };
