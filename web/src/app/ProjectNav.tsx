import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { contextQuery } from "@/api/context";
import classes from "./ProjectFrame.module.css";
import { type ProjectPage, useProjectPages } from "./use-project-pages";

export function ProjectNav({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(contextQuery(projectId));
  const open = data?.members.filter((member) => member.is_open && !member.archived).length ?? 0;
  const { pages, spare } = useProjectPages(projectId);
  const lastKind = pages.findLastIndex(({ kind }) => kind !== null);
  return (
    <nav className={classes.nav} aria-label={t("frame.navigation")}>
      {pages.map(({ path, name, icon: Icon }, at) => (
        <Fragment key={path}>
          <Link to={`/projects/$projectId/${path}`} params={{ projectId }} className={classes.link} title={t(name)}>
            <Icon size={17} stroke={1.6} aria-hidden />
            <span className={classes.name}>{t(name)}</span>
            {path === "team" && open > 0 && (
              <span className={classes.aside}>{t("team.openShort", { count: open })}</span>
            )}
          </Link>
          {at === lastKind && spare.length > 0 && <More {...{ projectId, spare }} />}
        </Fragment>
      ))}
    </nav>
  );
}

/** Pages of kinds that the production has no row of yet. */
function More({ projectId, spare }: { projectId: string; spare: readonly ProjectPage[] }) {
  const { t } = useTranslation();
  return (
    <Menu position="right-start" withinPortal>
      <Menu.Target>
        <button type="button" className={classes.link} title={t("nav.moreText")}>
          <IconDots size={17} stroke={1.6} aria-hidden />
          <span className={classes.name}>{t("nav.more")}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("nav.moreText")}</Menu.Label>
        {spare.map(({ path, name, icon: Icon }) => (
          <Menu.Item
            key={path}
            className={classes.spare ?? ""}
            leftSection={<Icon size={15} stroke={1.6} />}
            renderRoot={(props) => <Link {...props} to={`/projects/$projectId/${path}`} params={{ projectId }} />}
          >
            {t(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
