import { join } from "node:path";
import { isNode, type Node, parse, walk } from "./tree.ts";

/** Everything a language says, by its key: "grid.name" -> "Name". */
export type Language = ReadonlyMap<string, string>;

/** Reads `<name>.ts` and the areas it puts together, without running them. */
export function readLanguage(folder: string, name: string): Language {
  const { program } = parse(join(folder, `${name}.ts`));
  const files = new Map<string, string>();
  const said = new Map<string, string>();
  walk(program, (node) => {
    if (node.type !== "ImportDeclaration" || node.importKind === "type") return;
    for (const specifier of node.specifiers as Node[])
      files.set((specifier.local as { name: string }).name, (node.source as unknown as { value: string }).value);
  });
  for (const area of Object.keys(fieldsOf(exported(program, name)))) {
    const file = files.get(area);
    if (!file) throw new Error(`${name}.ts puts ${area} together, and does not import it`);
    flatten(exported(parse(join(folder, `${file}.ts`)).program, area), area, said);
  }
  return said;
}

function exported(program: unknown, name: string): Node {
  let found: Node | null = null;
  walk(program, (node) => {
    const isMeant = node.type === "VariableDeclarator" && (node.id as { name?: string }).name === name;
    if (isMeant && isNode(node.init)) found = node.init;
  });
  if (!found) throw new Error(`nothing is exported as ${name}`);
  return found;
}

function fieldsOf(node: Node): Record<string, Node> {
  if (node.type === "TSAsExpression" || node.type === "TSSatisfiesExpression") return fieldsOf(node.expression as Node);
  if (node.type !== "ObjectExpression") throw new Error(`words are plain objects, this is ${node.type}`);
  const pairs = (node.properties as Node[]).map(({ key, value }) => {
    const { name, value: quoted } = key as unknown as { name?: string; value?: string };
    return [name ?? String(quoted), value as Node] as const;
  });
  return Object.fromEntries(pairs);
}

function flatten(node: Node, path: string, into: Map<string, string>): void {
  for (const [name, value] of Object.entries(fieldsOf(node))) {
    const key = `${path}.${name}`;
    if (value.type === "ObjectExpression") flatten(value, key, into);
    else if (value.type === "Literal" && typeof value.value === "string") into.set(key, value.value);
    else throw new Error(`${key} is not a plain text`);
  }
}

/** The key as code asks for it: without the form of its number. */
export function asked(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/u, "");
}

export function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/gu)].map(([, name]) => name ?? "").toSorted();
}
