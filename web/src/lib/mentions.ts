/** Somebody a note calls: how they are named, and who that is. */
export interface Called {
  name: string;
  kind: "account" | "department" | "member";
  id: string;
}

const WRITTEN = /@\[([^\]\n]{1,200})\]\((account|department|member):([0-9a-f-]{36})\)/gu;

/** What a person edits, "@Leila Osei", with those it means. */
export function forEditing(text: string): { text: string; called: Called[] } {
  const called = new Map<string, Called>();
  const shown = text.replace(WRITTEN, (_all, name: string, kind: Called["kind"], id: string) => {
    called.set(id, { name, kind, id });
    return `@${name}`;
  });
  return { text: shown, called: [...called.values()] };
}

/** What is sent: every "@Leila Osei" that was chosen, with who it is. The longer name first: "@Ana M" is no "@Ana Moreau". */
export function forSending(text: string, called: readonly Called[]): string {
  const byName = new Map(called.map((one) => [one.name, one]));
  const names = [...byName.keys()].toSorted((one, other) => other.length - one.length).map(escaped);
  if (names.length === 0) return text;
  const calls = new RegExp(`@(${names.join("|")})(?![\\p{L}\\p{N}_])`, "gu");
  return text.replace(calls, (all, name: string) => {
    const one = byName.get(name);
    return one ? `@[${clean(one.name)}](${one.kind}:${one.id})` : all;
  });
}

/** The letters after an "@" that are being typed right before the caret; null when none are. */
export function beingCalled(text: string, caret: number): { from: number; letters: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}_.'-]*(?: [\p{L}\p{N}_.'-]+)?)$/u.exec(text.slice(0, caret));
  const letters = found?.[1];
  return letters === undefined ? null : { from: caret - letters.length - 1, letters };
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

function clean(name: string): string {
  return name.replace(/[[\]]/gu, "");
}
