export const nav = {
  shots: "Shots",
  assets: "Assets",
  sequences: "Sequences",
  episodes: "Episodes",
  tasks: "Tasks",
  team: "Team",
  activity: "Activity",
  archived: "Archived",
};
