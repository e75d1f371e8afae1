import type { en } from "@/lib/i18n/en";

export const columns: (typeof en)["columns"] = {
  shot: "Plan",
  asset: "Asset",
  sequence: "Séquence",
  episode: "Épisode",
  scene: "Scène",
  concept: "Concept",
  edit: "Montage",
  mayNot: "Votre rôle ne vous permet pas de modifier ceci.",
  noTask: "Il n’y a pas de telle tâche ici.",
  notPlain: "Ceci contient plus qu’un texte et se modifie là d’où il vient.",
  computed: "Ceci découle du reste et ne se saisit pas.",
  elsewhere: "Ceci se modifie sur la page de son genre.",
  notFps: "Des images par seconde, s’il vous plaît : 24, 23.976 ou 24000/1001.",
  late: "en retard",
  comments_one: "{{count}} commentaire",
  comments_other: "{{count}} commentaires",
};
