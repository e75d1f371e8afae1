export const conflict = {
  title: "Changed by someone else",
  mine: "Keep mine",
  theirs: "Keep theirs",
  yours: "Yours",
  them: "Theirs",
  empty: "empty",
};
