import type { en } from "@/lib/i18n/en";

export const state: (typeof en)["state"] = {
  loading: "Chargement",
  retry: "Réessayer",
  copyDetails: "Copier les détails",
  copied: "Copié",
  pageBroke: "Cette page n’a pas pu être chargée",
  notFound: "Cette page n’existe pas",
  notFoundText: "L’adresse est peut-être erronée, ou ce qu’elle désignait a disparu.",
  home: "Aller aux projets",
  saved: "enregistré",
  saving: "enregistrement…",
  cancel: "Annuler",
  close: "Fermer",
  more: "Afficher la suite",
  unreachable: "Le serveur est injoignable. Vérifiez que MOTK est lancé, puis réessayez.",
};
