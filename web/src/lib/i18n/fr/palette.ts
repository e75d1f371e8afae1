import type { en } from "@/lib/i18n/en";

export const palette: (typeof en)["palette"] = {
  placeholder: "Aller partout, tout faire",
  none: "Rien de ce nom",
  looking: "Recherche…",
  found_one: "{{count}} trouvé",
  found_other: "{{count}} trouvés",
  openSlot: "{{role}} (à pourvoir)",
  groups: {
    recent: "Récents",
    actions: "Actions",
    pages: "Pages",
    rows: "Plans, assets, séquences",
    tasks: "Tâches",
    comments: "Commentaires",
    people: "Personnes",
    projects: "Projets",
    everywhere: "Partout",
  },
  modes: { actions: "actions", people: "personnes", tasks: "tâches" },
  kinds: {
    shot: "Plan",
    asset: "Asset",
    sequence: "Séquence",
    episode: "Épisode",
    scene: "Scène",
    concept: "Concept",
    edit: "Montage",
  },
};
