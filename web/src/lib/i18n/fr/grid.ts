import type { en } from "@/lib/i18n/en";

export const grid: (typeof en)["grid"] = {
  description: "Description",
  frames: "Images",
  preview: "Aperçu",
  retake: "retake {{count}}",
  retakeBeyond: "retake {{count}}, {{most}} au plus",
  moreTasks: "+{{count}}",
  unsaved: "Non enregistré : {{problem}}",
  touched: "{{who}}, {{when}}",
  name: "Nom",
  frameIn: "Première image",
  frameOut: "Dernière image",
  failed: "La grille n’a pas pu être chargée",
  nameNeeded: "Un nom ne peut pas être vide.",
};
