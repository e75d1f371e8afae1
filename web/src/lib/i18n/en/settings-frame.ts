export const settingsFrame = {
  navigation: "Settings",
  you: "You",
  studio: "Studio",
  project: "Project settings",
};
