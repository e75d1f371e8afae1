import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { contextQuery } from "@/api/context";
import classes from "./ProjectFrame.module.css";
import { useProjectPages } from "./use-project-pages";

export function ProjectNav({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(contextQuery(projectId));
  const open = data?.members.filter((member) => member.is_open && !member.archived).length ?? 0;
  return (
    <nav className={classes.nav} aria-label={t("frame.navigation")}>
      {useProjectPages(projectId).map(({ path, name, icon: Icon }) => (
        <Link
          key={path}
          to={`/projects/$projectId/${path}`}
          params={{ projectId }}
          className={classes.link}
          title={t(name)}
        >
          <Icon size={17} stroke={1.6} aria-hidden />
          <span className={classes.name}>{t(name)}</span>
          {path === "team" && open > 0 && <span className={classes.aside}>{t("team.openShort", { count: open })}</span>}
        </Link>
      ))}
    </nav>
  );
}
