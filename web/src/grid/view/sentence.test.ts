import i18next, { type TFunction } from "i18next";
import { beforeAll, expect, test } from "vitest";
import { en } from "@/lib/i18n/en";
import { fr } from "@/lib/i18n/fr";
import { type Field, fieldsById } from "./field";
import type { Filter } from "./filter";
import { sentence } from "./sentence";

const values = () => [];
const STATUSES = [
  { id: "r", name: "Retake" },
  { id: "w", name: "WIP" },
];
const fields = fieldsById<object>([
  { id: "name", title: "Name", kind: "text", values },
  { id: "a.status", title: "Animation", kind: "choice", choices: STATUSES, values },
  { id: "a.due", title: "Due date", kind: "date", values },
  { id: "a.done", title: "Done", kind: "checkbox", values },
  { id: "who", title: "Assignee", kind: "person", choices: [], values },
] satisfies Field<object>[]);
const tongues: Record<string, TFunction> = {};

beforeAll(async () => {
  const resources = { en: { translation: en }, fr: { translation: fr } };
  const own = i18next.createInstance();
  await own.init({ lng: "en", resources, interpolation: { escapeValue: false } });
  for (const language of ["en", "fr"]) tongues[language] = own.getFixedT(language);
});

const STATUS: Filter = { field: "a.status", op: "in", value: ["r", "w"] };

test.each<[string, Filter, string]>([
  [
    "en",
    { all: [STATUS, { field: "a.due", op: "lt", value: "@today+7d" }] },
    "Animation is Retake or WIP, and Due date is before today + 7 days",
  ],
  [
    "fr",
    { all: [STATUS, { field: "a.due", op: "lt", value: "@today+7d" }] },
    "Animation est Retake ou WIP, et Due date est avant aujourd'hui + 7 jours",
  ],
  ["en", { any: [{ field: "a.done", op: "is", value: false }, STATUS] }, "not Done, or Animation is Retake or WIP"],
  [
    "en",
    {
      all: [
        STATUS,
        {
          any: [
            { field: "who", op: "is", value: "@me" },
            { field: "name", op: "empty" },
          ],
        },
      ],
    },
    "Animation is Retake or WIP, and (Assignee is me, or Name is empty)",
  ],
  ["fr", { field: "a.due", op: "ge", value: "1999-11-24" }, "Due date est au plus tôt le 24 nov. 1999"],
  ["en", { not: { field: "a.due", op: "is", value: "@next_week" } }, "not (Due date is next week)"],
  ["en", { field: "name", op: "contains", value: "SH0" }, "Name contains “SH0”"],
  ["en", { field: "task.gone.status", op: "is", value: "x" }, "a field that is not here is"],
  [
    "en",
    { field: "a.status", op: "in", value: ["r", "w", "1", "2", "3", "4"] },
    "Animation is Retake, WIP, (no longer here) +3",
  ],
])("in %s %j reads “%s”", (language, filter, expected) => {
  const t = tongues[language] as TFunction;
  expect(sentence(filter, fields, { t, locale: language, hoursPerDay: 8 })).toBe(expected);
});
