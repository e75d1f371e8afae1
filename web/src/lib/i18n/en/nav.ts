export const nav = {
  shots: "Shots",
  assets: "Assets",
  sequences: "Sequences",
  episodes: "Episodes",
  tasks: "Tasks",
  casting: "Casting",
  team: "Team",
  activity: "Activity",
  archived: "Archived",
};
