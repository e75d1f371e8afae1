import { folded } from "./folded";

/** How well text answers what was typed: every word must occur, at its very start best, at the start of a word better than inside. */
export function rank(text: string, words: readonly string[]): number | null {
  return rankFolded(folded(text), words);
}

export function rankFolded(text: string, words: readonly string[]): number | null {
  let sum = 0;
  for (const word of words) {
    const worth = wordRank(text, word);
    if (worth === 0) return null;
    sum += worth;
  }
  return words.length === 0 ? 0 : sum / words.length;
}

const [INSIDE, WORD_START, TEXT_START, WHOLE_WORD] = [1, 2, 3, 0.5];

/** 0 when the word does not occur. */
export function wordRank(text: string, word: string): number {
  let best = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isStart = at === 0 || isBetween(text.charCodeAt(at - 1));
    const place = at === 0 ? TEXT_START : isStart ? WORD_START : INSIDE;
    const end = at + word.length;
    const isWhole = isStart && (end === text.length || isBetween(text.charCodeAt(end)));
    best = Math.max(best, place + (isWhole ? WHOLE_WORD : 0));
    if (best > TEXT_START) break;
  }
  return best;
}

/** Between words: anything but letters and digits; what is beyond ASCII counts as a letter. */
function isBetween(code: number): boolean {
  return !((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127);
}

/** The best few of many, without sorting the many: a name of one letter is found twenty thousand times. */
export class Best<T> {
  readonly #held: { value: T; score: number }[] = [];

  constructor(
    private readonly most: number,
    /** Which of two with the same score comes first. */
    private readonly compare: (one: T, other: T) => number,
  ) {}

  offer(value: T, score: number): void {
    const last = this.#held.at(-1);
    const isFull = this.#held.length >= this.most;
    if (isFull && last && !this.#isBefore({ value, score }, last)) return;
    if (isFull) this.#held.pop();
    const at = this.#held.findIndex((one) => this.#isBefore({ value, score }, one));
    this.#held.splice(at < 0 ? this.#held.length : at, 0, { value, score });
  }

  #isBefore(one: { value: T; score: number }, other: { value: T; score: number }): boolean {
    return one.score > other.score || (one.score === other.score && this.compare(one.value, other.value) < 0);
  }

  get all(): readonly { value: T; score: number }[] {
    return this.#held;
  }
}
