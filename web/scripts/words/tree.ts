import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ESTree, parseSync } from "vite";

/** Any node of a parsed file; its fields are looked at by name. */
export type Node = { type: string; start: number; end: number } & Record<string, unknown>;

export interface Source {
  file: string;
  text: string;
  program: ESTree.Program;
}

export function parse(file: string): Source {
  const text = readFileSync(file, "utf8");
  const { program, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  return { file, text, program };
}

export function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name) && !entry.name.endsWith(".d.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

/** Meets every node with the one it stands in. */
export function walk(node: unknown, meet: (node: Node, parent: Node | null) => void, parent: Node | null = null): void {
  if (Array.isArray(node)) for (const one of node) walk(one, meet, parent);
  if (!isNode(node)) return;
  meet(node, parent);
  for (const [name, value] of Object.entries(node)) if (name !== "parent") walk(value, meet, node);
}

export function lineOf({ text }: Source, { start }: Node): number {
  return text.slice(0, start).split("\n").length;
}

/** The texts an expression may come to: those of both ways of a condition; of a template what stands between its holes. */
export function texts(node: unknown): { node: Node; parts: string[] }[] {
  if (!isNode(node)) return [];
  if (node.type === "Literal") return typeof node.value === "string" ? [{ node, parts: [node.value] }] : [];
  if (node.type === "TemplateLiteral") return [{ node, parts: (node.quasis as Node[]).map(cooked) }];
  if (node.type === "ConditionalExpression") return [...texts(node.consequent), ...texts(node.alternate)];
  if (node.type === "LogicalExpression") return [...texts(node.left), ...texts(node.right)];
  if (/^(?:TS\w+|Parenthesized)Expression$/u.test(node.type)) return texts(node.expression);
  return [];
}

function cooked(quasi: Node): string {
  return (quasi.value as { cooked: string }).cooked;
}
