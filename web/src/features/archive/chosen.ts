import type { ArchivedNoun, PurgedNoun } from "@/api/archived";

/** Something in the archive, as it is named there. */
export interface PutAway<Noun extends PurgedNoun = PurgedNoun> {
  noun: Noun;
  id: string;
  name: string;
}

/** The ids of rows by what they are, as the server takes them. */
export function idsByNoun(rows: readonly PutAway[]): Partial<Record<PurgedNoun, string[]>> {
  const ids: Partial<Record<PurgedNoun, string[]>> = {};
  for (const { noun, id } of rows) (ids[noun] ??= []).push(id);
  return ids;
}

/** What the person may do with all of the rows at once. */
export function mayAll(
  may: (verb: string) => boolean,
  rows: readonly PutAway<ArchivedNoun>[],
  action: "restore" | "purge",
): boolean {
  return rows.every(({ noun }) => may(`${noun}.${action}`));
}
