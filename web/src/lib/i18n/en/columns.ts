/** Columns of the grids; those that are fields too take their names from `fields`. */
export const columns = {
  shot: "Shot",
  asset: "Asset",
  sequence: "Sequence",
  episode: "Episode",
  scene: "Scene",
  concept: "Concept",
  edit: "Edit",
  mayNot: "Your role does not let you change this.",
  noTask: "There is no such task here.",
  notPlain: "This holds more than a text, and is changed where it came from.",
  computed: "This follows from the rest, and is not typed.",
  elsewhere: "This is changed on the page of its kind.",
  notFps: "Frames per second, please: 24, 23.976 or 24000/1001.",
  late: "late",
  comments_one: "{{count}} comment",
  comments_other: "{{count}} comments",
};
