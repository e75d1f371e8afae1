import type { Choice } from "@/lib/choice";
import { folded } from "@/lib/folded";

/** What may be typed for a choice beside its name. */
export type OtherNames = (choice: Choice) => readonly string[];

export interface Known {
  at(id: string): { choice: Choice; place: number; label: string } | undefined;
  /** The id of what was typed, without regard to case and accents. */
  find(typed: string): string | undefined;
}

/** The choices by id and by name. Worked out when first asked, and again only when the choices are others. */
export function knownNames(choices: () => readonly Choice[], others: OtherNames = () => []): () => Known {
  let of: readonly Choice[] | null = null;
  let known: Known | null = null;
  return () => {
    const now = choices();
    if (!known || now !== of) [of, known] = [now, index(now, others)];
    return known;
  };
}

function index(choices: readonly Choice[], others: OtherNames): Known {
  const labels = labelsOf(choices);
  const byId = new Map(choices.map((choice, place) => [choice.id, { choice, place, label: labels[place] ?? "" }]));
  const byName = new Map<string, string>();
  const name = (spelling: string, id: string) => {
    const key = folded(spelling.trim());
    if (key && !byName.has(key)) byName.set(key, id);
  };
  // What tells one from all others goes first, then plain names, where what is still offered wins over what is retired.
  for (const { choice, label } of byId.values()) name(label, choice.id);
  const offeredFirst = choices.toSorted(
    (one, other) => Number(one.isRetired ?? false) - Number(other.isRetired ?? false),
  );
  for (const choice of offeredFirst) name(choice.name, choice.id);
  for (const choice of offeredFirst) for (const spelling of others(choice)) name(spelling, choice.id);
  return {
    at: (id) => byId.get(id),
    find: (typed) => byName.get(folded(typed.trim())),
  };
}

/** Names that read back as the same choice: where two share one, their notes are said too, and a number where that is not enough. */
function labelsOf(choices: readonly Choice[]): string[] {
  const plain = choices.map(({ name }) => name);
  const isShared = sharedIn(plain);
  const noted = choices.map(({ name, note }) => (note && isShared(name) ? `${name} · ${note}` : name));
  const isStillShared = sharedIn(noted);
  const taken = new Set(noted.map(folded));
  const seen = new Set<string>();
  return noted.map((label) => {
    if (!isStillShared(label) || !seen.has(folded(label))) {
      seen.add(folded(label));
      return label;
    }
    for (let number = 2; ; number++) {
      const numbered = `${label} ${number}`;
      if (taken.has(folded(numbered))) continue;
      taken.add(folded(numbered));
      return numbered;
    }
  });
}

function sharedIn(names: readonly string[]): (name: string) => boolean {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(folded(name), (counts.get(folded(name)) ?? 0) + 1);
  return (name) => (counts.get(folded(name)) ?? 0) > 1;
}
