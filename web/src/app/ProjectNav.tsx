import {
  IconArchive,
  IconChecklist,
  IconDeviceTv,
  IconHistory,
  IconLayoutGrid,
  IconMovie,
  IconTable,
  IconUsers,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { contextQuery } from "@/api/context";
import { hasEpisodesQuery } from "@/api/episodes";
import classes from "./ProjectFrame.module.css";

const PAGES = [
  { to: "/projects/$projectId/shots", name: "nav.shots", icon: IconTable },
  { to: "/projects/$projectId/assets", name: "nav.assets", icon: IconLayoutGrid },
  { to: "/projects/$projectId/sequences", name: "nav.sequences", icon: IconMovie },
  { to: "/projects/$projectId/episodes", name: "nav.episodes", icon: IconDeviceTv },
  { to: "/projects/$projectId/tasks", name: "nav.tasks", icon: IconChecklist },
  { to: "/projects/$projectId/team", name: "nav.team", icon: IconUsers },
  { to: "/projects/$projectId/activity", name: "nav.activity", icon: IconHistory },
  { to: "/projects/$projectId/archived", name: "nav.archived", icon: IconArchive },
] as const;

export function ProjectNav({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(contextQuery(projectId));
  const open = data?.members.filter((member) => member.is_open && !member.archived).length ?? 0;
  const isSeries = data?.project.production_type === "tvshow";
  const { data: hasEpisodes } = useQuery({ ...hasEpisodesQuery(projectId), enabled: data !== undefined && !isSeries });
  const pages = PAGES.filter(({ name }) => name !== "nav.episodes" || isSeries || hasEpisodes);
  return (
    <nav className={classes.nav} aria-label={t("frame.navigation")}>
      {pages.map(({ to, name, icon: Icon }) => (
        <Link key={to} to={to} params={{ projectId }} className={classes.link} title={t(name)}>
          <Icon size={17} stroke={1.6} aria-hidden />
          <span className={classes.name}>{t(name)}</span>
          {name === "nav.team" && open > 0 && (
            <span className={classes.aside}>{t("team.openShort", { count: open })}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
