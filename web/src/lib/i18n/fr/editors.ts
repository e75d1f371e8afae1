import type { en } from "@/lib/i18n/en";

export const editors: (typeof en)["editors"] = {
  none: "Aucun",
  openSlot: "à pourvoir",
  nothingFound: "Rien ne s’appelle « {{typed}} ».",
  more_one: "Encore {{count}}. Tapez pour le trouver.",
  more_other: "Encore {{count}}. Tapez pour les trouver.",
  make: "Nouveau : {{name}}",
  remove: "Retirer {{name}}",
  newLine: "Maj+Entrée : nouvelle ligne",
  dayExample: "21 nov, +3j, demain",
  dayHelp: "Tapez un jour, ou ↑ ↓ par semaines",
  monthBefore: "Mois précédent",
  monthAfter: "Mois suivant",
  assignees: "Personnes assignées",
  priority: "Priorité",
  durationExample: "2j 4h, 1,5j, 1:30",
};
