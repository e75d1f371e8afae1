/** What cells say while they are edited. */
export const editors = {
  none: "None",
  openSlot: "open",
  nothingFound: "Nothing is called “{{typed}}”.",
  more_one: "{{count}} more. Type to find it.",
  more_other: "{{count}} more. Type to find them.",
  make: "New: {{name}}",
  remove: "Remove {{name}}",
  newLine: "Shift+Enter: new line",
  dayExample: "21 nov, +3d, tomorrow",
  dayHelp: "Type a day, or ↑ ↓ by weeks",
  monthBefore: "Month before",
  monthAfter: "Month after",
  assignees: "Assignees",
  priority: "Priority",
  durationExample: "2d 4h, 1.5d, 1:30",
};
