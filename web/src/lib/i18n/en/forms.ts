export const forms = {
  now: "Now: {{value}}",
  nothing: "nothing",
  yes: "yes",
  no: "no",
  overtaken: "Somebody else has changed this meanwhile. What you typed is still here: save again to keep it.",
  archived_one: "{{count}} in the archive",
  archived_other: "{{count}} in the archive",
  restore: "Restore {{name}}",
};
