import { expect, test } from "vitest";
import { domainsOf } from "./domains";

test("domains may be typed as people write them", () => {
  expect(domainsOf("Meadow.example, @burrow.example;\n meadow.example")).toEqual(["meadow.example", "burrow.example"]);
  expect(domainsOf("  ")).toEqual([]);
});
