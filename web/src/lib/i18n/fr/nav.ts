import type { en } from "@/lib/i18n/en";

export const nav: (typeof en)["nav"] = {
  shots: "Plans",
  assets: "Assets",
  sequences: "Séquences",
  episodes: "Épisodes",
  tasks: "Tâches",
  team: "Équipe",
  activity: "Activité",
  archived: "Archives",
};
