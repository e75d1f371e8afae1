import type { en } from "@/lib/i18n/en";

export const shortcuts: (typeof en)["shortcuts"] = {
  title: "Raccourcis clavier",
  move: "Passer d’une cellule à l’autre",
  edit: "Modifier la cellule, choisir un statut",
  type: "Remplacer le contenu de la cellule",
  select: "Sélectionner la ligne",
  panel: "Ouvrir le panneau",
  escape: "Fermer, ou laisser la cellule telle quelle",
  send: "Envoyer le commentaire",
  help: "Cette liste",
  goto: "Aller à une page, un projet, un plan ou un asset",
};
