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
import { contextQuery } from "@/api/context";
import { hasEpisodesQuery } from "@/api/episodes";
import { useMay } from "@/api/use-project";

/** In the order of the navigation. A page with a verb is for whoever may use it. */
const PAGES = [
  { path: "shots", name: "nav.shots", icon: IconTable, verb: null },
  { path: "assets", name: "nav.assets", icon: IconLayoutGrid, verb: null },
  { path: "sequences", name: "nav.sequences", icon: IconMovie, verb: null },
  { path: "episodes", name: "nav.episodes", icon: IconDeviceTv, verb: null },
  { path: "tasks", name: "nav.tasks", icon: IconChecklist, verb: null },
  { path: "team", name: "nav.team", icon: IconUsers, verb: "member.list" },
  { path: "activity", name: "nav.activity", icon: IconHistory, verb: "project.feed" },
  { path: "archived", name: "nav.archived", icon: IconArchive, verb: "project.archived" },
] as const;

export type ProjectPage = (typeof PAGES)[number];

/** The pages of a project that this person has; episodes where there are any, or are going to be. None outside of a project. */
export function useProjectPages(projectId: string | undefined): ProjectPage[] {
  const isInside = projectId !== undefined;
  const may = useMay(projectId);
  const { data } = useQuery({ ...contextQuery(projectId ?? ""), enabled: isInside });
  const isSeries = data?.project.production_type === "tvshow";
  const isAsking = isInside && data !== undefined && !isSeries;
  const { data: hasEpisodes } = useQuery({ ...hasEpisodesQuery(projectId ?? ""), enabled: isAsking });
  if (!isInside) return [];
  return PAGES.filter(
    ({ path, verb }) => (verb === null || may(verb)) && (path !== "episodes" || isSeries || hasEpisodes),
  );
}
