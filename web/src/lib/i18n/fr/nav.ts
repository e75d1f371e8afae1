import type { en } from "@/lib/i18n/en";

export const nav: (typeof en)["nav"] = {
  shots: "Plans",
  assets: "Assets",
  sequences: "Séquences",
  episodes: "Épisodes",
  scenes: "Scènes",
  concepts: "Concepts",
  edits: "Montages",
  more: "Plus",
  moreText: "Pages que cette production n’utilise pas encore",
  casting: "Casting",
  tasks: "Tâches",
  team: "Équipe",
  activity: "Activité",
  archived: "Archives",
};
