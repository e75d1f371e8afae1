import {
  IconArchive,
  IconChecklist,
  IconHistory,
  IconId,
  IconLayoutDashboard,
  IconMasksTheater,
  IconSettings,
  IconUsers,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { contextQuery } from "@/api/context";
import type { Kind } from "@/api/kinds";
import { useMay } from "@/api/use-project";
import { ICON_OF_KIND } from "./kind-icons";

/** In the order of the navigation. A page with a verb is for whoever may use it; one with a kind is about its rows. */
const PAGES = [
  { path: "overview", name: "overview.title", icon: IconLayoutDashboard, verb: "project.overview", kind: null },
  { path: "shots", name: "nav.shots", icon: ICON_OF_KIND.shot, verb: null, kind: "shot" },
  { path: "assets", name: "nav.assets", icon: ICON_OF_KIND.asset, verb: null, kind: "asset" },
  { path: "sequences", name: "nav.sequences", icon: ICON_OF_KIND.sequence, verb: null, kind: "sequence" },
  { path: "episodes", name: "nav.episodes", icon: ICON_OF_KIND.episode, verb: null, kind: "episode" },
  { path: "scenes", name: "nav.scenes", icon: ICON_OF_KIND.scene, verb: null, kind: "scene" },
  { path: "concepts", name: "nav.concepts", icon: ICON_OF_KIND.concept, verb: null, kind: "concept" },
  { path: "edits", name: "nav.edits", icon: ICON_OF_KIND.edit, verb: null, kind: "edit" },
  { path: "tasks", name: "nav.tasks", icon: IconChecklist, verb: null, kind: null },
  { path: "casting", name: "nav.casting", icon: IconMasksTheater, verb: "casting.get", kind: null },
  { path: "team", name: "nav.team", icon: IconUsers, verb: "member.list", kind: null },
  { path: "credits", name: "credits.title", icon: IconId, verb: "credits.get", kind: null },
  { path: "activity", name: "nav.activity", icon: IconHistory, verb: "project.feed", kind: null },
  { path: "archived", name: "nav.archived", icon: IconArchive, verb: "project.archived", kind: null },
  { path: "settings", name: "settingsFrame.project", icon: IconSettings, verb: "project.edit", kind: null },
] as const;

export type ProjectPage = (typeof PAGES)[number];

interface ProjectPages {
  pages: ProjectPage[];
  /** Of kinds that the project has no row of; for whoever may make one. */
  spare: ProjectPage[];
}

/** Every production has these, or is going to. */
const USUAL: ReadonlySet<Kind> = new Set(["shot", "asset", "sequence"]);
const NO_PAGES: ProjectPages = { pages: [], spare: [] };

/** The pages of a project that this person has. None outside of a project. */
export function useProjectPages(projectId: string | undefined): ProjectPages {
  const isInside = projectId !== undefined;
  const may = useMay(projectId);
  const { data } = useQuery({ ...contextQuery(projectId ?? ""), enabled: isInside });
  if (!isInside) return NO_PAGES;
  const isSeries = data?.project.production_type === "tvshow";
  const kinds = new Set<Kind>([...USUAL, ...(isSeries ? ["episode" as const] : []), ...(data?.kinds ?? [])]);
  const allowed = PAGES.filter(({ verb }) => verb === null || may(verb));
  return {
    pages: allowed.filter(({ kind }) => kind === null || kinds.has(kind)),
    spare: data && may("entity.create") ? allowed.filter(({ kind }) => kind !== null && !kinds.has(kind)) : [],
  };
}
