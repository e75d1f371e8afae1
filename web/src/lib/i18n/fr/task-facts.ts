import type { en } from "@/lib/i18n/en";

export const taskFacts: (typeof en)["taskFacts"] = {
  brief: "Consigne",
  levels: { veryEasy: "Très facile", easy: "Facile", medium: "Moyenne", hard: "Difficile", veryHard: "Très difficile" },
  noPercent: "Un nombre entier de 0 à 100, s’il vous plaît.",
  began: "Commencée : {{when}}",
  done: "Terminée : {{when}}",
};
