import { asked, type Language } from "./language.ts";
import { isNode, lineOf, type Node, type Source, texts, walk } from "./tree.ts";

/** What the code asks for: keys it names, and patterns of those it puts together (`nav.${page}`). */
export interface Usage {
  named: ReadonlySet<string>;
  patterns: readonly RegExp[];
}

export function usageOf(sources: readonly Source[]): Usage {
  const named = new Set<string>();
  const patterns: RegExp[] = [];
  for (const { program } of sources)
    walk(program, (node) => {
      if (node.type === "Literal" && typeof node.value === "string") named.add(node.value);
      if (node.type !== "TemplateLiteral") return;
      const [{ parts } = { parts: [] }] = texts(node);
      if (isAnchored(parts)) patterns.push(pattern(parts));
    });
  return { named, patterns };
}

export function unused(language: Language, { named, patterns }: Usage): string[] {
  return [...new Set([...language.keys()].map(asked))].filter(
    (key) => !named.has(key) && !patterns.some((one) => one.test(key)),
  );
}

/** Calls of `t` for a key that no language has, or one that nobody could follow. */
export function unknown(source: Source, language: Language): string[] {
  const keys = new Set([...language.keys()].flatMap((key) => [key, asked(key)]));
  const found: string[] = [];
  walk(source.program, (node) => {
    if (!isTranslation(node)) return;
    for (const { node: said, parts } of texts((node.arguments as Node[])[0])) {
      const [key = ""] = parts;
      const at = `${source.file}:${lineOf(source, said)}`;
      if (parts.length === 1 && !keys.has(key)) found.push(`${at} asks for ${key}, which nobody says`);
      else if (parts.length > 1 && !isAnchored(parts)) found.push(`${at} puts a key together that begins with no area`);
      else if (parts.length > 1 && ![...keys].some((one) => pattern(parts).test(one)))
        found.push(`${at} asks for ${parts.join("…")}, which nobody says`);
    }
  });
  return found;
}

/** `t(…)`, `look.t(…)`, `i18next.t(…)`. */
function isTranslation({ type, callee }: Node): boolean {
  if (type !== "CallExpression" || !isNode(callee)) return false;
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  return isNode(name) && name.name === "t";
}

function isAnchored([first = ""]: readonly string[]): boolean {
  return /^\w+\./u.test(first);
}

function pattern(parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.map(escaped).join(".+")}$`, "u");
}

function escaped(part: string): string {
  return part.replaceAll(/[^\w]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
