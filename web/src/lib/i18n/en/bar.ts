export const bar = {
  rows_one: "{{count}} row",
  rows_other: "{{count}} rows",
  selected: "{{count}} selected",
  frames: "Σ frames {{sum}}",
  failed_one: "{{count}} change not saved",
  failed_other: "{{count}} changes not saved",
  discard: "Discard",
  live: "live",
  connecting: "connecting",
  waiting: "offline, trying again",
};
