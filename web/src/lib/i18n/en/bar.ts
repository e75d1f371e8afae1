export const bar = {
  rows_one: "{{shown}} row",
  rows_other: "{{shown}} rows",
  rowsOf: "{{shown}} of {{all}} rows",
  failed_one: "{{count}} change not saved",
  failed_other: "{{count}} changes not saved",
  discard: "Discard",
  live: "live",
  connecting: "connecting",
  waiting: "offline, trying again",
};
