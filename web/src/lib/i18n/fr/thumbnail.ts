import type { en } from "@/lib/i18n/en";

export const thumbnail: (typeof en)["thumbnail"] = {
  none: "Pas encore d’image",
  choose: "Choisir une image",
  remove: "Retirer",
  notAPicture: "Cette image ne peut pas être utilisée.",
};
