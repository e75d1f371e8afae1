import { ARCHIVED_NOUNS, type ArchivedNoun } from "@/api/archived";

/** What of the archive is shown, as the address says it. */
export interface ArchiveSearch {
  noun?: ArchivedNoun;
  q?: string;
}

const LONGEST_TEXT = 200;

export function archiveSearch({ noun, q }: Record<string, unknown>): ArchiveSearch {
  return {
    ...(typeof noun === "string" && noun in ARCHIVED_NOUNS && { noun: noun as ArchivedNoun }),
    ...((typeof q === "string" || typeof q === "number") && q !== "" && { q: String(q).slice(0, LONGEST_TEXT) }),
  };
}
