import type { en } from "@/lib/i18n/en";

export const actions: (typeof en)["actions"] = {
  everywhere: "Partout",
  go: "Aller partout, tout faire",
  shortcuts: "Afficher les raccourcis clavier",
  theme: "Thème : {{theme}}",
};
