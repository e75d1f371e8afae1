export const team = {
  title: "Team",
  role: "Role",
  person: "Person",
  department: "Department",
  open: "Open",
  openShort: "{{count}} open",
  openSlots_one: "{{count}} open slot",
  openSlots_other: "{{count}} open slots",
  empty: "Nobody is on this project yet",
  emptyText: "A team is made of role slots. Assigning a task to someone gives them a slot.",
};
