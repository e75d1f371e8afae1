import type { en } from "@/lib/i18n/en";

export const bar: (typeof en)["bar"] = {
  rows_one: "{{shown}} ligne",
  rows_other: "{{shown}} lignes",
  rowsOf: "{{shown}} lignes sur {{all}}",
  failed_one: "{{count}} modification non enregistrée",
  failed_other: "{{count}} modifications non enregistrées",
  discard: "Abandonner",
  live: "en direct",
  connecting: "connexion",
  waiting: "hors ligne, nouvel essai",
};
