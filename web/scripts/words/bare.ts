import { isNode, lineOf, type Node, type Source, texts, walk } from "./tree.ts";

const READ_ALOUD: ReadonlySet<string> = new Set([
  ...["title", "placeholder", "label", "alt", "description", "error"],
  ...["aria-label", "aria-description", "aria-placeholder", "aria-roledescription", "aria-valuetext"],
]);

/** Names are the same in every language. */
const NAMES: ReadonlySet<string> = new Set(["MOTK"]);

/** A capital by itself is the letter on a key, the same in every language. */
const LETTERS = /\p{L}{2}|\p{Ll}/u;

/** Words in the page itself instead of in the languages: text between tags, and attributes that people read or hear. */
export function bareWords(source: Source, isKey: (text: string) => boolean): string[] {
  const found: string[] = [];
  const say = (node: Node, text: string) => {
    const plain = text.trim();
    if (!LETTERS.test(plain) || NAMES.has(plain) || isKey(plain)) return;
    found.push(`${source.file}:${lineOf(source, node)} says “${plain}” in one language only`);
  };
  walk(source.program, (node, parent) => {
    if (node.type === "JSXText") say(node, String(node.value));
    if (node.type === "JSXExpressionContainer" && parent?.type !== "JSXAttribute") sayAll(node.expression, say);
    if (node.type === "JSXAttribute" && isReadAloud(node)) sayAll(valueOf(node), say);
  });
  return found;
}

function sayAll(node: unknown, say: (node: Node, text: string) => void): void {
  for (const { node: said, parts } of texts(node)) for (const part of parts) say(said, part);
}

function isReadAloud({ name }: Node): boolean {
  return isNode(name) && READ_ALOUD.has(String(name.name));
}

function valueOf({ value }: Node): unknown {
  return isNode(value) && value.type === "JSXExpressionContainer" ? value.expression : value;
}
