import type { en } from "@/lib/i18n/en";

export const pages: (typeof en)["pages"] = {
  shot: {
    one: "Plan",
    new: "Nouveaux plans",
    empty: "Aucun plan",
    emptyText: "Un plan est un morceau du montage. Créez les premiers, avec une tâche pour chaque étape.",
  },
  asset: {
    one: "Asset",
    new: "Nouveaux assets",
    empty: "Aucun asset",
    emptyText: "Les assets composent les plans : personnages, accessoires, décors. Créez les premiers.",
  },
  sequence: {
    one: "Séquence",
    new: "Nouvelles séquences",
    empty: "Aucune séquence",
    emptyText:
      "Une séquence réunit les plans d’une scène ou d’un lieu. Créez les premières ; les plans peuvent créer la leur au passage.",
  },
  episode: {
    one: "Épisode",
    new: "Nouveaux épisodes",
    empty: "Aucun épisode",
    emptyText: "Les épisodes réunissent les séquences d’une série. Créez les premiers.",
  },
  scene: {
    one: "Scène",
    new: "Nouvelles scènes",
    empty: "Aucune scène",
    emptyText:
      "Une scène est un lieu et un moment que plusieurs plans partagent : son décor, son layout. Créez les premières.",
  },
  concept: {
    one: "Concept",
    new: "Nouveaux concepts",
    empty: "Aucun concept",
    emptyText:
      "Les concepts se dessinent avant toute fabrication : une ambiance, un lieu, un visage. Créez les premiers.",
  },
  edit: {
    one: "Montage",
    new: "Nouveaux montages",
    empty: "Aucun montage",
    emptyText:
      "Un montage est une version du film ou d’un épisode : l’animatique, le montage définitif. Créez les premiers.",
  },
  task: {
    empty: "Aucune tâche",
    emptyText: "Les tâches sont celles des plans, assets, séquences et épisodes. Créez-en d’abord, avec leurs tâches.",
  },
  tasks_one: "{{count}} tâche",
  tasks_other: "{{count}} tâches",
  noMatch: "Rien ne correspond au filtre",
  noMatchText: "Assouplissez une condition ci-dessus, ou affichez tout.",
  clearFilter: "Tout afficher",
  failed: "La page n’a pas pu être chargée",
  tools: "Outils",
  more: "Plus",
  mine: "Assignées à moi",
};
