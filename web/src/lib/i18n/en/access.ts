export const access = {
  lookAs: "Look as this person",
  looking: "Looking as {{name}} until {{until}}",
  stop: "Stop looking",
  explain: "What they may do…",
  explainTitle: "What {{name}} may do",
  where: "Where",
  studio: "In the studio",
  yes: "May",
  no: "May not",
};
