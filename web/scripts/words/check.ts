import { join, relative, sep } from "node:path";
import { disagreements } from "./agreement.ts";
import { bareWords } from "./bare.ts";
import { asked, readLanguage } from "./language.ts";
import { parse, sourcesUnder } from "./tree.ts";
import { unknown, unused, usageOf } from "./usage.ts";

/** Everything wrong with the words of a source folder, each in a sentence. */
export function checkWords(src: string): string[] {
  const folder = join(src, "lib", "i18n");
  const [en, fr] = [readLanguage(folder, "en"), readLanguage(folder, "fr")];
  const sources = sourcesUnder(src)
    .filter((file) => !file.startsWith(folder + sep) && !/\.(?:test|gen)\.tsx?$/u.test(file))
    .map((file) => ({ ...parse(file), file: relative(src, file) }));
  const keys = new Set([...en.keys()].map(asked));
  return [
    ...disagreements("English", en, "French", fr),
    ...sources.flatMap((source) => unknown(source, en)),
    ...unused(en, usageOf(sources)).map((key) => `nobody asks for ${key}`),
    ...sources.flatMap((source) => bareWords(source, (text) => keys.has(text))),
  ];
}
