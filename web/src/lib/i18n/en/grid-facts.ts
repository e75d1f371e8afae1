/** What grids say of rows that belongs to other pages: casting, what work waits for, the time it took. */
export const gridFacts = {
  cast: "Cast",
  castIn: "Cast in",
  shots_one: "{{count}} shot",
  shots_other: "{{count}} shots",
  notShared: "not shared any more",
  castThere: "This is changed on the casting page: press Enter to go there.",
  waitsFor: "Waits for",
  waits: "Waits for {{what}}",
  waitsMore_one: "Waits for {{what}} and {{count}} more",
  waitsMore_other: "Waits for {{what}} and {{count}} more",
  logged: "This adds up by itself from the time that is logged.",
  over: "{{time}} more than estimated",
};
