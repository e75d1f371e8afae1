import type { en } from "@/lib/i18n/en";

export const conflict: (typeof en)["conflict"] = {
  title: "Modifié par quelqu’un d’autre",
  mine: "Garder la mienne",
  theirs: "Garder la sienne",
  yours: "La vôtre",
  them: "La sienne",
  empty: "vide",
};
