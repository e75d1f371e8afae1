/** Colours that stay apart at the size of a dot, in dark and in light. */
export const SWATCHES = [
  "#8b93a3",
  "#4c8dff",
  "#5aa9e6",
  "#4fb0ae",
  "#35b37e",
  "#56c596",
  "#c9a227",
  "#e6a23c",
  "#d98c6a",
  "#ff6b6b",
  "#c56cf0",
  "#8f88e8",
];
