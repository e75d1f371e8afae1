export const settingsFrame = {
  navigation: "Réglages",
  you: "Vous",
  studio: "Studio",
  project: "Réglages du projet",
};
