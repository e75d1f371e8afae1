import type { en } from "@/lib/i18n/en";

export const activity: (typeof en)["activity"] = {
  title: "Activité",
  failed: "Le journal n’a pas pu être chargé",
  via: {
    api: "par l’API",
    sdk: "par le SDK",
    zou: "par Zou",
    import: "par import",
    job: "par une tâche de fond",
    reaction: "par automatisation",
    cli: "par commande",
    mcp: "par un outil",
    migration: "par une mise à jour",
  },
};
