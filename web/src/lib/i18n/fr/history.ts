import type { en } from "@/lib/i18n/en";

export const history: (typeof en)["history"] = {
  revert: "Rétablir",
  reverted: "Rétabli.",
  conflicts_one: "{{count}} valeur a été laissée, car elle a changé depuis :",
  conflicts_other: "{{count}} valeurs ont été laissées, car elles ont changé depuis :",
  nothing: "Rien à rétablir : tout a changé depuis.",
  conflict: "{{field}} : maintenant {{theirs}}",
  before: "avant",
  after: "après",
  empty: "vide",
  changes_one: "{{count}} changement",
  changes_other: "{{count}} changements",
  none: "Il ne s’est encore rien passé",
  noneText: "Chaque changement apparaît ici, avec son auteur et sa date.",
  revertMany: "Vraiment rétablir {{count}} changements ?",
  revertFailed: "Non rétabli : {{problem}}",
};
