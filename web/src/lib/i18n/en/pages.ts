export const pages = {
  shot: {
    one: "Shot",
    new: "New shots",
    empty: "No shots yet",
    emptyText: "A shot is one piece of the cut. Make the first ones, with a task for each step of the workflow.",
  },
  asset: {
    one: "Asset",
    new: "New assets",
    empty: "No assets yet",
    emptyText: "Assets are what shots are made of: characters, props, environments. Make the first ones.",
  },
  sequence: {
    one: "Sequence",
    new: "New sequences",
    empty: "No sequences yet",
    emptyText:
      "A sequence holds the shots of one scene or one place. Make the first ones; shots can make theirs on the way.",
  },
  episode: {
    one: "Episode",
    new: "New episodes",
    empty: "No episodes yet",
    emptyText: "Episodes hold the sequences of a series. Make the first ones.",
  },
  task: {
    empty: "No tasks yet",
    emptyText: "Tasks stand on shots, assets, sequences and episodes. Make some of these first, with their tasks.",
  },
  tasks_one: "{{count}} task",
  tasks_other: "{{count}} tasks",
  noMatch: "Nothing matches the filter",
  noMatchText: "Loosen a condition above, or show everything again.",
  clearFilter: "Show everything",
  failed: "The page could not be loaded",
  tools: "Tools",
  more: "More",
  mine: "Assigned to me",
};
