export const forms = {
  now: "Maintenant : {{value}}",
  nothing: "rien",
  yes: "oui",
  no: "non",
  overtaken:
    "Quelqu’un d’autre a modifié ceci entre-temps. Ce que vous avez saisi est toujours là : enregistrez de nouveau pour le garder.",
};
