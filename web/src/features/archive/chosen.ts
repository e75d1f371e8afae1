import type { ArchivedNoun } from "@/api/archived";
import type { ArchivedRow } from "@/api/schema.gen";

/** The ids of rows by what they are, as the server takes them. */
export function idsByNoun(rows: readonly ArchivedRow[]): Record<ArchivedNoun, string[]> {
  const ids = (noun: ArchivedNoun) => rows.filter((row) => row.noun === noun).map(({ id }) => id);
  return { entity: ids("entity"), task: ids("task"), comment: ids("comment"), member: ids("member") };
}

/** What the person may do with all of the rows at once. */
export function mayAll(
  may: (verb: string) => boolean,
  rows: readonly ArchivedRow[],
  action: "restore" | "purge",
): boolean {
  return rows.every(({ noun }) => may(`${noun}.${action}`));
}
