import type { en } from "@/lib/i18n/en";

export const gridFacts: (typeof en)["gridFacts"] = {
  cast: "Casting",
  castIn: "Présent dans",
  shots_one: "{{count}} plan",
  shots_other: "{{count}} plans",
  notShared: "n’est plus partagé",
  castThere: "Cela se change sur la page du casting : Entrée y mène.",
  waitsFor: "Attend",
  waits: "Attend {{what}}",
  waitsMore_one: "Attend {{what}} et {{count}} autre tâche",
  waitsMore_other: "Attend {{what}} et {{count}} autres tâches",
  logged: "C’est la somme du temps saisi.",
  over: "{{time}} de plus que l’estimation",
};
