import type { en } from "@/lib/i18n/en";

export const bar: (typeof en)["bar"] = {
  rows_one: "{{count}} ligne",
  rows_other: "{{count}} lignes",
  selected: "{{count}} sélectionnées",
  frames: "Σ images {{sum}}",
  failed_one: "{{count}} modification non enregistrée",
  failed_other: "{{count}} modifications non enregistrées",
  discard: "Abandonner",
  live: "en direct",
  connecting: "connexion",
  waiting: "hors ligne, nouvel essai",
};
