export const conflict = {
  title: "Changed by someone else",
  text: "While you were typing, another value was saved here. Which one stays?",
  mine: "Keep mine",
  theirs: "Keep theirs",
  yours: "Yours",
  them: "Theirs",
  empty: "empty",
};
