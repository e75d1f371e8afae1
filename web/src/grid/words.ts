import type { TFunction } from "i18next";

/** The language a type reads and writes: its words, and how its dates and numbers look. */
export interface Words {
  t: TFunction;
  locale: string;
  hoursPerDay: number;
}
