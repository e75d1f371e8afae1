/** Days a person does not work. */
export const daysOff = {
  open: "Days off…",
  title: "Days off",
  first: "First day",
  last: "Last day",
  backwards: "The last day is before the first.",
  part: "How much of each day",
  parts: { whole: "Whole days", morning: "Mornings", afternoon: "Afternoons" },
  note: "Note",
  take: "Take these days off",
  close: "Close",
  taken: "Off from this week on",
  none: "No day off.",
  work: "{{days}}: work after all",
  failed: "The days off could not be read",
};
