export const thumbnail = {
  none: "No picture yet",
  choose: "Choose a picture",
  remove: "Remove",
  notAPicture: "This is no picture that can be used.",
};
