import type { en } from "@/lib/i18n/en";

export const palette: (typeof en)["palette"] = {
  placeholder: "Aller à une page, un projet, un plan ou un asset",
  none: "Rien de ce nom",
  project: "Projet",
  page: "Page",
};
