import type { en } from "@/lib/i18n/en";

export const daysOff: (typeof en)["daysOff"] = {
  open: "Absences…",
  title: "Absences",
  first: "Premier jour",
  last: "Dernier jour",
  backwards: "Le dernier jour précède le premier.",
  part: "Quelle partie de chaque jour",
  parts: { whole: "Journées entières", morning: "Matins", afternoon: "Après-midis" },
  note: "Note",
  take: "Poser ces absences",
  close: "Fermer",
  taken: "Absences à partir de cette semaine",
  none: "Aucune absence.",
  work: "{{days}} : travailler finalement",
  failed: "Les absences n’ont pas pu être chargées",
};
