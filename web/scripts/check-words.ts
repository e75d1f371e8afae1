import { resolve } from "node:path";
import { checkWords } from "./words/check.ts";

/** Fails when a word on screen is missing in a language, is said by none, or is asked for by nobody. */
const findings = checkWords(resolve(import.meta.dirname, "../src"));
for (const finding of findings) console.error(finding);
if (findings.length > 0) {
  console.error(`${findings.length} words to mend: see web/src/lib/i18n.`);
  process.exit(1);
}
