import { FOUND_KINDS, type FoundKind, type SearchAsked } from "@/api/search";

const LONGEST_TEXT = 200;

/** What is looked for, as the address says it. */
export function searchSearch({ q, kind, project, person, archived }: Record<string, unknown>): SearchAsked {
  return {
    ...((typeof q === "string" || typeof q === "number") && q !== "" && { q: String(q).slice(0, LONGEST_TEXT) }),
    ...(FOUND_KINDS.includes(kind as FoundKind) && { kind: kind as FoundKind }),
    ...(typeof project === "string" && { project }),
    ...(typeof person === "string" && { person }),
    ...(archived === true && { archived }),
  };
}
