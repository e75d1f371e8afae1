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
  scene: {
    one: "Scene",
    new: "New scenes",
    empty: "No scenes yet",
    emptyText: "A scene is a place and a moment that several shots share: its set, its layout. Make the first ones.",
  },
  concept: {
    one: "Concept",
    new: "New concepts",
    empty: "No concepts yet",
    emptyText: "Concepts are drawn before anything is built: a mood, a place, a face. Make the first ones.",
  },
  edit: {
    one: "Edit",
    new: "New edits",
    empty: "No edits yet",
    emptyText: "An edit is a cut of the film or of an episode: the animatic, the locked cut. Make the first ones.",
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
