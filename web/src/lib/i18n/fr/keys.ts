import type { en } from "@/lib/i18n/en";

export const keys: (typeof en)["keys"] = {
  ctrl: "Ctrl",
  alt: "Alt",
  shift: "Maj",
  enter: "Entrée",
  delete: "Suppr",
  escape: "Échap",
  space: "Espace",
  menu: "Menu",
  home: "Début",
  end: "Fin",
};
