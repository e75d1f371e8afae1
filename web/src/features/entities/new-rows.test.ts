import { expect, test } from "vitest";
import type { GridCopy, GridParent, GridRow } from "@/api/grid-copy";
import { parseNames } from "./name-pattern";
import { newRows, type Wanted } from "./new-rows";

const SQ010 = { id: "sq010", name: "SQ010", description: "", parent_id: null, above: null } satisfies GridParent;
const held = { id: "a", name: "sh020", parent_id: "sq010", entity_type_id: null } as GridRow;
const copy: Pick<GridCopy, "rows" | "parents"> = {
  rows: new Map([[held.id, held]]),
  parents: new Map([[SQ010.id, SQ010]]),
};

function wanted(typed: string, more: Partial<Wanted> = {}): Wanted {
  const { names } = parseNames(typed, true);
  return { kind: "shot", names, parent: "SQ010", typeId: null, frameIn: null, frameOut: null, taskTypes: [], ...more };
}

test("shots that are there already are left out, whatever the case of their names", () => {
  const { entities, clashes, parents } = newRows(copy, wanted("SH010-SH030 step 10"));
  expect(entities.map(({ name, parent_id }) => [name, parent_id])).toEqual([
    ["SH010", "sq010"],
    ["SH030", "sq010"],
  ]);
  expect(clashes.map(({ name }) => name)).toEqual(["SH020"]);
  expect(parents).toEqual([]);
});

test("where sequences are not to be made, what belongs to a new one is left out and told", () => {
  const made = newRows(copy, wanted("SH030 in SQ010, SH010 in SQ090", { makesParents: false }));
  expect(made.entities.map(({ name }) => name)).toEqual(["SH030"]);
  expect(made.homeless).toEqual([{ name: "SH010", parent: "SQ090" }]);
  expect(made.parents).toEqual([]);
});

test("a sequence that is not there is made once, and only when something comes to stand under it", () => {
  const made = newRows(copy, wanted("SH010, SH020 in SQ020, SH030 in sq020"));
  expect(made.parents.map(({ kind, name }) => [kind, name])).toEqual([["sequence", "SQ020"]]);
  expect(new Set(made.entities.map(({ parent_id }) => parent_id))).toEqual(new Set([made.parents[0]?.id]));
  expect(newRows(copy, wanted("SH020 in SQ010")).parents).toEqual([]);
});

test("every new shot gets a task for each step chosen, with the slot that takes it", () => {
  const taskTypes = [
    { id: "anim", memberId: "kenji" },
    { id: "comp", memberId: null },
  ];
  const { entities, tasks } = newRows(copy, wanted("SH010, SH030", { taskTypes, frameIn: 1001, frameOut: 1048 }));
  expect(entities[0]).toMatchObject({ frame_in: 1001, frame_out: 1048 });
  expect(tasks.map(({ entity_id, task_type_id, member_ids }) => [entity_id, task_type_id, member_ids])).toEqual(
    entities.flatMap(({ id }) => [
      [id, "anim", ["kenji"]],
      [id, "comp", undefined],
    ]),
  );
});

test("a first frame is given to the shots also where the last is not known yet", () => {
  const [made] = newRows(copy, wanted("SH010", { frameIn: 1001 })).entities;
  expect(made).toMatchObject({ frame_in: 1001 });
  expect(made).not.toHaveProperty("frame_out");
  expect(newRows(copy, wanted("SH010")).entities[0]).not.toHaveProperty("frame_in");
});

test("in a series a place is said by its whole name, and a name that several have is not guessed", () => {
  const sequence = (id: string, above: string, name: string): GridParent => ({
    ...{ id, name, description: "", parent_id: above.toLowerCase(), above },
  });
  const places = [sequence("a", "EP01", "SQ010"), sequence("b", "EP02", "SQ010"), sequence("c", "EP02", "SQ020")];
  const series = { rows: new Map<string, GridRow>(), parents: new Map(places.map((place) => [place.id, place])) };
  const made = newRows(series, wanted("SH010 in ep02 sq010, SH020 in SQ020, SH030 in SQ010, SH040 in EP02 SQ030"));
  expect(made.unclear).toEqual([{ name: "SQ010", whole: "EP01 SQ010" }]);
  expect(made.entities.map(({ name, parent_id }) => [name, parent_id])).toEqual([
    ["SH010", "b"],
    ["SH020", "c"],
    ["SH040", made.parents[0]?.id],
  ]);
  expect(made.parents).toMatchObject([{ kind: "sequence", name: "SQ030", parent_id: "ep02" }]);
});
