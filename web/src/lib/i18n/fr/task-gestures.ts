import type { en } from "@/lib/i18n/en";

export const taskGestures: (typeof en)["taskGestures"] = {
  archive: "Archiver les tâches…",
  archiveTitle_one: "Archiver {{count}} tâche ?",
  archiveTitle_other: "Archiver {{count}} tâches ?",
  archiveKept:
    "Rien n’est supprimé : commentaires, dates et temps restent avec elles. Les éléments archivés les rendent.",
  archived_one: "archivage de {{count}} tâche",
  archived_other: "archivage de {{count}} tâches",
  deadlines: "Fixer les échéances…",
  deadlinesTitle_one: "Échéance de {{count}} tâche",
  deadlinesTitle_other: "Échéances de {{count}} tâches",
  dated_one: "échéance de {{count}} tâche",
  dated_other: "échéances de {{count}} tâches",
  by: "Comptée à partir de",
  onDay: "Un jour précis",
  beforeMilestone: "Avant un jalon",
  milestone: "Jalon",
  noMilestones: "Ce projet n’en a pas",
  daysBefore: "Jours ouvrés avant",
  workdays: "Jours ouvrés de travail",
  workdaysHint: "Compte la date de début à rebours de l’échéance. Vide : les dates de début restent.",
  set: "Fixer les échéances",
};
