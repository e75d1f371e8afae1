import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkWords } from "./check.ts";

let src: string;

beforeEach(() => {
  src = mkdtempSync(join(tmpdir(), "words-"));
  language("en", '{ save: "Save {{name}}", shots_one: "one shot", shots_other: "{{count}} shots" }');
  language("fr", '{ save: "Enregistrer {{name}}", shots_one: "un plan", shots_other: "{{count}} plans" }');
  page('t("grid.save", { name }) + t("grid.shots", { count: 2 })');
});

afterEach(() => rmSync(src, { recursive: true }));

function write(file: string, text: string): void {
  const path = join(src, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function language(name: string, words: string): void {
  write(`lib/i18n/${name}.ts`, `import { grid } from "./${name}/grid";\nexport const ${name} = { grid };\n`);
  write(`lib/i18n/${name}/grid.ts`, `export const grid = ${words};\n`);
}

function page(says: string, body = "<p />"): void {
  write("Page.tsx", `export const Page = ({ t, name, key }) => [${says}, ${body}];\n`);
}

test("words said in both languages and asked for by the pages are fine", () => {
  expect(checkWords(src)).toEqual([]);
});

test("a key that no language has is told with its place", () => {
  page('t("grid.save") + t("grid.shots") + (name ? t("grid.sav") : t("grid.save"))');
  expect(checkWords(src)).toEqual(["Page.tsx:1 asks for grid.sav, which nobody says"]);
});

test("a key put together has to fit one at least, and to begin with its area", () => {
  page("t(`grid.${key}`) + t(`bar.${key}`) + t(`${key}.save`)");
  expect(checkWords(src)).toEqual([
    "Page.tsx:1 asks for bar.…, which nobody says",
    "Page.tsx:1 puts a key together that begins with no area",
  ]);
});

test("a key that nobody asks for is told", () => {
  page('t("grid.save")');
  expect(checkWords(src)).toEqual(["nobody asks for grid.shots"]);
});

test("a word the other language lacks, or fills in differently, is told", () => {
  language("fr", '{ save: "Enregistrer {{nom}}", shots_one: "un plan" }');
  expect(checkWords(src)).toEqual([
    "French lacks grid.shots_other",
    "English and French fill in different values: grid.save",
  ]);
});

test.each([
  ["<p>Save it</p>", "Save it"],
  ['<p>{name ? "Yes" : t("grid.save")}</p>', "Yes"],
  ["<p>{`by ${name}`}</p>", "by"],
  ['<button aria-label="Close">x</button>', "Close"],
  ['<input placeholder={name || "Nobody"} />', "Nobody"],
])("a word in the page itself is told: %s", (body, word) => {
  page('t("grid.save") + t("grid.shots")', body);
  expect(checkWords(src)[0]).toBe(`Page.tsx:1 says “${word}” in one language only`);
});

test("signs, numbers, the product's name and attributes nobody reads are no words", () => {
  page('t("grid.save") + t("grid.shots")', '<p className="big" title="MOTK">{`(${key} N)`} {name} → 24 · {"…"}</p>');
  expect(checkWords(src)).toEqual([]);
});
