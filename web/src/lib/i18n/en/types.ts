export const types = {
  needed: "This cannot be empty.",
  notNumber: "A number, please.",
  notFrames: "A whole number of frames, please.",
  outOfRange: "Between {{min}} and {{max}}, please.",
  statusNeeded: "A task always has a status.",
  noStatus: "There is no status “{{typed}}”.",
};
