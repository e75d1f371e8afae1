/**
 * Asks a filter and a sort of rows written as JSON: `node src/grid/view/evaluate-cli.ts < question.json`. One Question of evaluate.ts,
 * or a list of them; writes `{"ids": […], "broken": […]}` for each in the same shape. The server's tests compare themselves with it.
 */
import { registerHooks } from "node:module";

// Plain Node knows neither our `@/…` nor imports without an ending.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith("@/"))
      return next(new URL(`../../${specifier.slice(2)}.ts`, import.meta.url).href, context);
    return next(specifier.startsWith("./") ? `${specifier}.ts` : specifier, context);
  },
});
const { evaluate } = await import("./evaluate");

const pieces: Buffer[] = [];
for await (const piece of process.stdin) pieces.push(piece as Buffer);
const asked: unknown = JSON.parse(Buffer.concat(pieces).toString("utf8"));
const questions = (Array.isArray(asked) ? asked : [asked]) as Parameters<typeof evaluate>[0][];
const answers = questions.map(evaluate);
process.stdout.write(`${JSON.stringify(Array.isArray(asked) ? answers : answers[0])}\n`);
