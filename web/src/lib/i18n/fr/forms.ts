export const forms = {
  now: "Maintenant : {{value}}",
  nothing: "rien",
  yes: "oui",
  no: "non",
  overtaken:
    "Quelqu’un d’autre a modifié ceci entre-temps. Ce que vous avez saisi est toujours là : enregistrez de nouveau pour le garder.",
  archived_one: "{{count}} dans les archives",
  archived_other: "{{count}} dans les archives",
  restore: "Restaurer {{name}}",
};
