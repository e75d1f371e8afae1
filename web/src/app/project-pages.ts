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

/** The pages of a project, in the order of its navigation. */
export const PROJECT_PAGES = [
  { path: "shots", name: "nav.shots", icon: IconTable },
  { path: "assets", name: "nav.assets", icon: IconLayoutGrid },
  { path: "sequences", name: "nav.sequences", icon: IconMovie },
  { path: "episodes", name: "nav.episodes", icon: IconDeviceTv },
  { path: "tasks", name: "nav.tasks", icon: IconChecklist },
  { path: "team", name: "nav.team", icon: IconUsers },
  { path: "activity", name: "nav.activity", icon: IconHistory },
  { path: "archived", name: "nav.archived", icon: IconArchive },
] as const;
