import { expect, test } from "vitest";
import type { CastingCopy } from "@/api/casting-page";
import { changed } from "./change-casting";
import { sharedCast } from "./shared-cast";

const link = (entity_id: string, asset_id: string, occurrences = 1, label = "") => ({
  ...{ entity_id, asset_id, occurrences, label },
});

const casting = (...links: CastingCopy["links"]): CastingCopy => ({
  ...{ is_all: true, entities: [], parents: [], assets: [], below: [], links },
});

test("an asset is added where it is not cast yet, and left alone where it is", () => {
  const before = casting(link("sh1", "bunny", 3));
  const { links } = changed(before, { entity_ids: ["sh1", "sh2"], add: [{ asset_id: "bunny" }] });
  expect(links).toEqual([link("sh1", "bunny", 3), link("sh2", "bunny")]);
});

test("more and fewer are counted from what each has; one stays", () => {
  const before = casting(link("sh1", "bird", 3), link("sh2", "bird"), link("sh3", "bird", 7));
  const fewer = { entity_ids: ["sh1", "sh2"], change: [{ asset_id: "bird", by: -2 }] };
  expect(changed(before, fewer).links.map(({ occurrences }) => occurrences)).toEqual([1, 1, 7]);
});

test("without a label, every line of the asset goes; with one, that line", () => {
  const before = casting(link("sh1", "bird"), link("sh1", "bird", 1, "left"), link("sh2", "bird"));
  const of = (label?: string) => ({ entity_ids: ["sh1"], remove: [{ asset_id: "bird", ...(label ? { label } : {}) }] });
  expect(changed(before, of()).links).toEqual([link("sh2", "bird")]);
  expect(changed(before, of("left")).links).toEqual([link("sh1", "bird"), link("sh2", "bird")]);
});

test("the casts of a selection are told as one, with how far they agree", () => {
  const links = [link("sh1", "bird", 2), link("sh2", "bird", 5), link("sh2", "bunny"), link("sh3", "tree")];
  const order = new Map([
    ["bunny", 0],
    ["bird", 1],
  ]);
  expect(sharedCast(links, new Set(["sh1", "sh2"]), order)).toEqual([
    { asset_id: "bunny", label: "", places: 1, least: 1, most: 1 },
    { asset_id: "bird", label: "", places: 2, least: 2, most: 5 },
  ]);
});
