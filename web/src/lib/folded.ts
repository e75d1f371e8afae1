/** Text as it is compared when people look for something: without case and accents, "Épisode" is found by "episode". */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase();
}

/** Whether every word of what was typed occurs in the text. */
export function foldedIncludes(text: string, typed: string): boolean {
  const within = folded(text);
  return wordsOf(typed).every((word) => within.includes(word));
}

export function wordsOf(typed: string): string[] {
  return folded(typed).split(/\s+/u).filter(Boolean);
}
