import type { en } from "@/lib/i18n/en";

export const frame: (typeof en)["frame"] = {
  project: "Projet",
  projects: "Tous les projets",
  account: "Votre compte",
  settings: "Réglages",
  signOut: "Se déconnecter",
  theme: "Thème",
  dark: "Sombre",
  light: "Clair",
  system: "Comme le système",
  shortcuts: "Raccourcis clavier",
  navigation: "Pages du projet",
  skip: "Aller au contenu",
  resize: "Largeur du panneau",
  search: "Aller à…",
};
