import type { Operator } from "./column";

const PRESENCE = ["empty", "not_empty"] as const satisfies readonly Operator[];

export const OF_TEXT: readonly Operator[] = [
  ...(["contains", "not_contains", "is", "is_not", "starts_with", "ends_with", "in", "not_in"] as const),
  ...PRESENCE,
];

/** Of what has a size: numbers, dates, durations. */
export const OF_SIZE: readonly Operator[] = [
  ...(["is", "is_not", "lt", "le", "gt", "ge", "between", "in", "not_in"] as const),
  ...PRESENCE,
];

/** Of what is chosen from known values. */
export const OF_CHOICE: readonly Operator[] = ["is", "is_not", "in", "not_in", ...PRESENCE];

export const OF_CHECKBOX: readonly Operator[] = ["is"];

export const OF_PRESENCE: readonly Operator[] = PRESENCE;
