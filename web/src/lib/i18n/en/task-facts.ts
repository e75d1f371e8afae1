export const taskFacts = {
  brief: "Brief",
  levels: { veryEasy: "Very easy", easy: "Easy", medium: "Medium", hard: "Hard", veryHard: "Very hard" },
  noPercent: "A whole number from 0 to 100, please.",
  began: "Begun {{when}}",
  done: "Done {{when}}",
};
