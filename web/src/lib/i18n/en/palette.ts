export const palette = {
  placeholder: "Go to anything, do anything",
  none: "Nothing of that name",
  found_one: "{{count}} found",
  found_other: "{{count}} found",
  openSlot: "{{role}} (open)",
  groups: {
    recent: "Recent",
    actions: "Actions",
    pages: "Pages",
    rows: "Shots, assets, sequences",
    tasks: "Tasks",
    people: "People",
    projects: "Projects",
    everywhere: "Everywhere",
  },
  modes: { actions: "actions", people: "people", tasks: "tasks" },
  kinds: { shot: "Shot", asset: "Asset", sequence: "Sequence", episode: "Episode" },
};
