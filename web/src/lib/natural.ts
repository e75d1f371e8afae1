/** "i" and a combining dot (what lower-casing "İ" leaves in some programs) and the "ς" that ends a Greek word. */
const [DOTTED_I, FINAL_SIGMA] = [/i\u0307/g, /ς/g];

/**
 * Text as it is compared when case does not matter: lower case, then "i̇" as "i" and "ς" as "σ", so that every program that
 * lower-cases (browser, Python, PostgreSQL with any provider) comes to the same. Accents stay: "é" is not "e".
 */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  return isPlain(lower) ? lower : lower.replace(DOTTED_I, "i").replace(FINAL_SIGMA, "σ");
}

/**
 * The key names sort by: folded, each run of digits as its last twelve with zeros before, in the order of code points.
 * `motk.natural_key` of the database makes the same. Two keys compare by `<`.
 */
export function naturalKey(text: string): string {
  const key = folded(text).replace(/[0-9]+/g, (digits) => digits.padStart(12, "0").slice(-12));
  return /[\ud800-\uffff]/.test(key)
    ? Array.from({ length: key.length }, (_, at) => inOrderOfPoints(key, at)).join("")
    : key;
}

/** UTF-16 puts what lies above U+FFFF before U+E000: moved, so that units compare as the points they stand for. */
function inOrderOfPoints(key: string, at: number): string {
  const unit = key.charCodeAt(at);
  return String.fromCharCode(unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

const keys = new Map<string, string>();
const MOST_KEYS = 100_000;

function keptKey(text: string): string {
  const held = keys.get(text);
  if (held !== undefined) return held;
  if (keys.size >= MOST_KEYS) keys.clear();
  const key = naturalKey(text);
  keys.set(text, key);
  return key;
}

/** Below, equal, above: for keys, numbers, ids. */
export function ascending<T extends string | number>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The order people expect of names: SH9 before SH10. Equal names fall back to their spelling, so that the order is total. */
export function natural(one: string, other: string): number {
  return one === other ? 0 : ascending(keptKey(one), keptKey(other)) || ascending(one, other);
}
