import { type Stage, STAGES } from "@/api/casting-page";

/** What of the casting is shown, as the address says it. */
export interface CastingSearch {
  of?: Stage;
  as?: "matrix";
  /** Assets that are cast nowhere have a column in the matrix too. */
  all?: true;
  /** Those chosen at the left; a sequence or episode for all of its own. */
  at?: string;
  /** An asset: the places it is cast in are those chosen. */
  cast?: string;
}

/** More does not go into an address. */
export const MOST_LETTERS = 2_000;

export function castingSearch({ of, as, at, cast, all }: Record<string, unknown>): CastingSearch {
  const stage = STAGES.find((known) => known === of);
  return {
    ...(stage && stage !== "shot" && { of: stage }),
    ...(as === "matrix" && { as }),
    ...((all === true || all === "true") && { all: true as const }),
    ...(typeof cast === "string" && cast !== "" && { cast: cast.slice(0, 40) }),
    ...(typeof at === "string" && at !== "" && at.length <= MOST_LETTERS && { at }),
  };
}
