import { act, renderHook } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import type { CastingCopy } from "@/api/casting-page";
import { type CastingSearch, castingSearch } from "./casting-search";
import { useChosen } from "./use-chosen";

/** As long as the ids of real rows, so that 2,000 letters hold 54 of them. */
const id = (kind: string, at: number) => `${kind}-${String(at).padStart(4, "0")}-`.padEnd(36, "0");
const PLACES = Array.from({ length: 200 }, (_, at) => ({
  ...{ id: id("shot", at), name: `SH${at}`, parent_id: id("seq", Math.floor(at / 100)), thumbnail_id: null },
}));
const CASTING = { entities: PLACES, parents: [], links: [], assets: [], below: [], is_all: true } as CastingCopy;

/** The page with its address, which is read again as after a reload. */
function opened(start: CastingSearch = {}) {
  return renderHook(() => {
    const [search, setSearch] = useState(start);
    const [chosen, choose] = useChosen(CASTING, search, (next) => setSearch(castingSearch({ ...next })));
    return { search, chosen: [...chosen], choose, setSearch };
  }).result;
}

test("any number of places is chosen, whether the address has room for them or not", () => {
  const page = opened();
  const odd = PLACES.map((place) => place.id).filter((_, at) => at % 2 === 1);
  act(() => page.current.choose(odd));
  expect(page.current.chosen).toEqual(odd);
  act(() => page.current.choose(odd.slice(0, 3)));
  expect(opened(page.current.search).current.chosen).toEqual(odd.slice(0, 3));
  expect(page.current.chosen).toEqual(odd.slice(0, 3));
});

test("whole sequences are so short in the address that a link leads to all of their places", () => {
  const page = opened();
  const all = PLACES.map((place) => place.id);
  act(() => page.current.choose(all));
  expect(opened(page.current.search).current.chosen).toEqual(all);
});

test("going back in the browser shows what was chosen before", () => {
  const page = opened();
  act(() => page.current.choose([id("shot", 3)]));
  const before = page.current.search;
  act(() => page.current.choose([id("shot", 5)]));
  act(() => page.current.setSearch(before));
  expect(page.current.chosen).toEqual([id("shot", 3)]);
});
