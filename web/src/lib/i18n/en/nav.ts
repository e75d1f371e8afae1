export const nav = { shots: "Shots", assets: "Assets", team: "Team", activity: "Activity" };
