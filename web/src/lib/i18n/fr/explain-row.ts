import type { en } from "@/lib/i18n/en";

export const explainRow: (typeof en)["explainRow"] = {
  action: "Expliquer les accès…",
  title: "Accès à {{name}}",
  who: "Personne",
  verb: {
    "entity.get": "Voir",
    "entity.edit": "Modifier",
    "entity.archive": "Archiver",
    "task.create": "Créer des tâches",
    "casting.set": "Changer le casting",
    "task.get": "Voir",
    "task.set_status": "Changer le statut",
    "task.assign": "Assigner",
    "task.edit": "Changer les dates et le reste",
    "comment.create": "Écrire une note",
    "time_entry.log": "Saisir du temps",
    "task.archive": "Archiver",
  },
};
