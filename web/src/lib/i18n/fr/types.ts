import type { en } from "@/lib/i18n/en";

export const types: (typeof en)["types"] = {
  needed: "Ce champ ne peut pas être vide.",
  notNumber: "Un nombre, s’il vous plaît.",
  notFrames: "Un nombre entier d’images, s’il vous plaît.",
  outOfRange: "Entre {{min}} et {{max}}, s’il vous plaît.",
  statusNeeded: "Une tâche a toujours un statut.",
  noStatus: "Il n’y a pas de statut « {{typed}} ».",
};
