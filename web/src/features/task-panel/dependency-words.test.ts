import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import type { Dependency } from "@/api/schema.gen";
import { startI18n } from "@/lib/i18n/setup";
import { dependencyWords } from "./dependency-words";

beforeAll(() => startI18n("en"));

const words = (terms: Partial<Dependency>) =>
  dependencyWords({ kind: "finish_to_start", lag_days: 0, is_met: false, ...terms } as Dependency, i18next.t);

test("the usual wait says only where it stands", () => {
  expect(words({})).toBe("not yet");
  expect(words({ is_met: true })).toBe("done");
});

test("other terms are told, and days that overlap as fewer than none", () => {
  expect(words({ kind: "finish_to_finish", lag_days: 2 })).toBe("not yet · Ends once that is done · +2 days");
  expect(words({ kind: "start_to_start", lag_days: -1, is_met: true })).toBe(
    "begun · Begins once that has begun · −1 day",
  );
});
