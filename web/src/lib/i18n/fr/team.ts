import type { en } from "@/lib/i18n/en";

export const team: (typeof en)["team"] = {
  title: "Équipe",
  role: "Rôle",
  person: "Personne",
  department: "Département",
  open: "À pourvoir",
  openShort: "{{count}} libres",
  openSlots_one: "{{count}} poste à pourvoir",
  openSlots_other: "{{count}} postes à pourvoir",
  empty: "Personne n’est encore sur ce projet",
  emptyText: "Une équipe est faite de postes. Assigner une tâche à quelqu’un lui en donne un.",
};
