import type { en } from "@/lib/i18n/en";

export const diaryKept: (typeof en)["diaryKept"] = {
  title: "Journal",
  text: "Chaque modification est inscrite au journal, avec son auteur et son heure. Un studio qui ne doit pas la garder toujours fixe ici une durée : les détails plus anciens partent la nuit, par mois entiers, et ne reviennent pas. Les lignes restent telles quelles, de même que le dernier état de ce qui a été supprimé définitivement.",
  keep: "Garder les détails",
  forEver: "Toujours",
  months_one: "{{count}} mois",
  months_other: "{{count}} mois",
  nothing: "Rien ne part.",
  nothingYet: "Rien n’est antérieur au {{day}} : rien ne part pour l’instant.",
  goes: "Cette nuit part ce qui précède le {{day}} : {{sets}} modifications, {{facts}} détails de lignes. On ne pourra plus ni les lire ni les annuler, et l’on ne remontera plus jusque-là dans le temps.",
  moreThan: "plus de {{count}}",
  since: "Les détails antérieurs au {{when}} sont déjà partis.",
  save: "Enregistrer",
  saved: "Enregistré.",
};
