import type { en } from "@/lib/i18n/en";

export const shortcuts: (typeof en)["shortcuts"] = {
  title: "Raccourcis clavier",
  search: "Chercher un raccourci",
  none: "Aucun raccourci de ce nom",
  grid: "Dans la grille",
  other: "Dans les dialogues et les panneaux",
  own: {
    move: "Passer d’une cellule à l’autre",
    jump: "Aller au bout de la ligne",
    extend: "Étendre la sélection d’une cellule",
    all: "Tout sélectionner",
    row: "Sélectionner la ligne",
    edit: "Modifier la cellule, choisir un statut",
    type: "Remplacer le contenu de la cellule",
    clear: "Vider la sélection",
    copy: "Copier la sélection",
    cut: "Couper la sélection",
    paste: "Coller, aussi depuis un tableur",
    fill: "Recopier vers le bas",
    find: "Chercher dans la grille",
    panel: "Ouvrir le panneau",
    menu: "Ouvrir le menu de la cellule",
    escape: "Fermer, ou laisser la cellule telle quelle",
    send: "Envoyer le commentaire",
  },
};
