import fc from "fast-check";
import i18next from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import type { Choice } from "@/lib/choice";
import type { ColumnType } from "@/grid/column";
import type { Words } from "@/grid/words";
import { startI18n } from "@/lib/i18n/setup";
import { addDays } from "@/lib/typed-day";
import { checkboxType } from "./checkbox";
import { dateType } from "./date";
import { durationType } from "./duration";
import { entityType } from "./entity";
import { framesType } from "./frames";
import { listType } from "./list";
import { longTextType } from "./long-text";
import { numberType } from "./number";
import { personType } from "./person";
import { priorityType } from "./priority";
import { statusType } from "./status";
import { tagsType } from "./tags";
import { taskType } from "./task";
import { textType } from "./text";

const LOCALES = ["en-GB", "en-US", "fr-FR"] as const;

const spoken = new Map<string, Words>();

beforeAll(async () => {
  for (const locale of LOCALES) {
    await startI18n(locale.slice(0, 2) as "en" | "fr");
    spoken.set(locale, { t: i18next.getFixedT(locale.slice(0, 2)), locale, hoursPerDay: 7.5 });
  }
});

function words(locale: string = "en-GB"): Words {
  const held = spoken.get(locale);
  if (!held) throw new Error(`no words for ${locale}`);
  return held;
}

const line = fc.string({ unit: "grapheme", maxLength: 40 }).map((text) => text.replace(/\s+/g, " ").trim());
const name = fc
  .array(fc.constantFrom("Ana", "Moreau", "Le", "Straße", "Ωmega", "André", "2", "de la", "O’Neil"), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join(" "));
const choices = fc
  .uniqueArray(fc.record({ id: fc.uuid(), name, note: fc.constantFrom("Animator", "Lead Lighter") }), {
    selector: ({ id }) => id,
    minLength: 1,
    maxLength: 12,
  })
  .map((list): Choice[] => list);

/** What was shown, copied as text and copied as it is all read back as the value they came from. */
function holds<V>(type: ColumnType<V>, value: V): void {
  expect(type.parse(type.text(value))).toEqual({ value });
  if (type.plain) expect(type.parse(type.plain(value))).toEqual({ value });
  if (type.raw) expect((type.parseRaw ?? type.parse)(type.raw(value))).toEqual({ value });
  expect(type.parse("")).toEqual(
    type.name === "status" || type.name === "task" ? { problem: expect.any(String) } : { value: type.empty },
  );
}

describe.each(LOCALES)("in %s, what a cell shows reads back as its value:", (locale) => {
  test("text", () => fc.assert(fc.property(line, (value) => holds(textType(words(locale)), value))));

  test("long text", () => {
    const lines = fc.array(line).map((all) => all.join("\n").trim());
    fc.assert(fc.property(lines, (value) => holds(longTextType(words(locale)), value)));
  });

  test("numbers", () => {
    const numbers = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((value) => Number(value.toFixed(3)) + 0);
    fc.assert(fc.property(numbers, (value) => holds(numberType(words(locale), { decimals: 3 }), value)));
  });

  test("frames", () => fc.assert(fc.property(fc.nat(9_999_999), (value) => holds(framesType(words(locale)), value))));

  test("checkboxes", () => fc.assert(fc.property(fc.boolean(), (value) => holds(checkboxType(words(locale)), value))));

  test("days", () => {
    const days = fc.integer({ min: -40_000, max: 60_000 }).map((day) => addDays("2026-11-21", day));
    fc.assert(
      fc.property(days, (value) => holds(dateType(words(locale)), value)),
      { numRuns: 500 },
    );
  });

  test("durations", () => {
    fc.assert(fc.property(fc.nat(1_000_000), (value) => holds(durationType(words(locale)), value)));
  });

  test("priorities", () => {
    fc.assert(fc.property(fc.integer({ min: -100, max: 100 }), (value) => holds(priorityType(words(locale)), value)));
  });

  test("tags", () => {
    const tag = fc.constantFrom("wide", "night", "crowd fx", "Île", "v2", "β");
    fc.assert(fc.property(fc.uniqueArray(tag), (value) => holds(tagsType(words(locale)), value)));
  });

  test("choices, also when two have the same name", () => {
    fc.assert(
      fc.property(choices, (list) => {
        for (const { id } of list)
          for (const make of [listType, entityType, statusType, taskType])
            holds(
              make(words(locale), () => list),
              id,
            );
      }),
    );
  });

  test("people, also when two have the same name and role", () => {
    fc.assert(
      fc.property(choices, fc.nat(4), (list, many) => {
        const ids = list.slice(0, many).map(({ id }) => id);
        holds(
          personType(words(locale), () => list),
          ids,
        );
      }),
    );
  });
});

function read(type: ColumnType, typed: string): unknown {
  const parsed = type.parse(typed);
  return "value" in parsed ? parsed.value : `! ${parsed.problem}`;
}

const PEOPLE: readonly Choice[] = [
  { id: "m1", name: "Animator (open)", isOpen: true },
  { id: "m2", name: "Kenji Tanaka", note: "Animator" },
  { id: "m3", name: "Weiss, Hannah", note: "Client" },
  { id: "m4", name: "Léa Dupont", note: "Lighter" },
  { id: "m5", name: "Léa Dupont", note: "Lead Lighter" },
];

test.each([
  ["kenji tanaka", ["m2"]],
  ["Kenji Tanaka, Animator (open)", ["m2", "m1"]],
  ["weiss, hannah; kenji tanaka", ["m3", "m2"]],
  ["lea dupont · lead lighter", ["m5"]],
  ["lea dupont", ["m4"]],
  ["Kenji Tanaka, Kenji Tanaka\n", ["m2"]],
  ["Kenji Tanaka, Nobody Else", "! Nobody here is called “Nobody Else”."],
])("people read from %j", (typed, meant) => {
  expect(
    read(
      personType(words(), () => PEOPLE),
      typed,
    ),
  ).toEqual(meant);
});

test("a person of another project is refused, not taken for somebody", () => {
  const type = personType(words(), () => PEOPLE);
  expect(type.parseRaw?.('["m2","elsewhere"]')).toEqual({ problem: "Somebody there is not in this project." });
});

test.each([
  ["en-GB", "1,234", 1234],
  ["en-GB", "1,234.5", 1234.5],
  ["en-GB", "1,5", 1.5],
  ["fr-FR", "1 234,5", 1234.5],
  ["fr-FR", "1\u202f234,5", 1234.5],
  ["fr-FR", "1,234", 1.234],
  ["fr-FR", "1.5", 1.5],
  ["fr-FR", "1.234.567", 1234567],
  ["en-GB", "−7", -7],
  ["en-GB", "12 monkeys", "! A number, please."],
  ["fr-FR", "douze", "! Un nombre, s’il vous plaît."],
])("in %s %j is the number %j", (locale, typed, meant) => {
  expect(read(numberType(words(locale)), typed)).toBe(meant);
});

test.each([
  ["48", 48],
  ["1,048", 1048],
  ["48.0", 48],
  ["48.5", "! A whole number of frames, please."],
  ["-1", "! Between 0 and 9999999, please."],
])("%j frames are %j", (typed, meant) => {
  expect(read(framesType(words()), typed)).toBe(meant);
});

test.each([
  ["TRUE", true],
  ["oui", true],
  ["x", true],
  ["FAUX", false],
  ["", false],
  ["perhaps", "! Yes or no, please."],
])("the checkbox reads %j as %j", (typed, meant) => {
  expect(read(checkboxType(words()), typed)).toBe(meant);
});

test("a status is found by its short name, and never taken away", () => {
  const statuses = [
    { id: "s1", name: "Ready" },
    { id: "s2", name: "To review" },
  ];
  const type = statusType(
    words(),
    () => statuses,
    ({ id }) => (id === "s2" ? ["REV"] : []),
  );
  expect(read(type, "rev")).toBe("s2");
  expect(read(type, "")).toBe("! There is always a status.");
  expect(read(type, "done")).toBe("! There is no status “done”.");
  expect(type.compare("s2", "s1")).toBeGreaterThan(0);
});

test("tags are spelled as they already are, and once", () => {
  expect(
    read(
      tagsType(words(), () => ["Night"]),
      "night; wide, NIGHT",
    ),
  ).toEqual(["Night", "wide"]);
});

test("a name cannot be taken away, and pasted lines become one", () => {
  const type = textType(words(), { isRequired: true });
  expect(read(type, "  ")).toBe("! This cannot be empty.");
  expect(read(type, "SH010\r\n")).toBe("SH010");
  expect(read(textType(words()), "two\nlines")).toBe("two lines");
});

test("choices that change are read anew", () => {
  let list: readonly Choice[] = [{ id: "a", name: "SQ010" }];
  const type = entityType(words(), () => list);
  expect(read(type, "SQ020")).toBe("! There is no “SQ020”.");
  list = [...list, { id: "b", name: "SQ020" }];
  expect(read(type, "sq020")).toBe("b");
});
