export const forms = {
  now: "Now: {{value}}",
  nothing: "nothing",
  yes: "yes",
  no: "no",
  overtaken: "Somebody else has changed this meanwhile. What you typed is still here: save again to keep it.",
};
