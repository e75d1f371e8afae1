import { asked, type Language, placeholders } from "./language.ts";

/** What two languages do not say alike: a key one of them lacks, a value it leaves out, an empty text. */
export function disagreements(name: string, language: Language, otherName: string, other: Language): string[] {
  const missing = [...language.keys()].filter((key) => !other.has(key));
  const extra = [...other.keys()].filter((key) => !language.has(key));
  const empty = [...other].filter(([, text]) => text.trim() === "").map(([key]) => key);
  const filled = [...language.keys()].filter((key) => other.has(key) && !isFilledAlike(key, language, other));
  return [
    ...missing.map((key) => `${otherName} lacks ${key}`),
    ...extra.map((key) => `${name} lacks ${key}`),
    ...empty.map((key) => `${otherName} says nothing for ${key}`),
    ...filled.map((key) => `${name} and ${otherName} fill in different values: ${key}`),
  ];
}

/** "One shot" may leave out its number; every other value is said in both. */
function isFilledAlike(key: string, language: Language, other: Language): boolean {
  const [mine, theirs] = [language, other].map((one) =>
    placeholders(one.get(key) ?? "").filter((value) => value !== "count" || asked(key) === key),
  );
  return String(mine) === String(theirs);
}
