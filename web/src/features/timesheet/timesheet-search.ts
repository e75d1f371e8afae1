/** Whose week is shown, and which, as the address says it. */
export interface TimesheetSearch {
  day?: string;
  who?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const ID = /^[0-9a-f-]{36}$/;

/** An address may be typed or old: what makes no sense in it is left out. */
export function timesheetSearch({ day, who }: Record<string, unknown>): TimesheetSearch {
  return {
    ...(typeof day === "string" && DAY.test(day) && !Number.isNaN(Date.parse(day)) && { day }),
    ...(typeof who === "string" && ID.test(who) && { who }),
  };
}
