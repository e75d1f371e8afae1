import { MantineProvider } from "@mantine/core";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import type { CastChange, CastingCopy } from "@/api/casting-page";
import type { CastAsset } from "@/api/schema.gen";
import { CastMatrix } from "./CastMatrix";
import { changed } from "./change-casting";

const asset = (id: string): CastAsset => ({
  ...{ id, name: id, entity_type_id: null, thumbnail_id: null, elsewhere: false, archived: false },
});
const CASTING: CastingCopy = {
  entities: [{ id: "sh010", name: "SH010", parent_id: null, thumbnail_id: null }],
  links: [{ entity_id: "sh010", asset_id: "Bunny", occurrences: 1, label: "" }],
  ...{ parents: [], assets: [], below: [], is_all: true },
};

/** The matrix with a casting that does what is asked of it. */
function Matrix({ start, assets }: { start: CastingCopy; assets: readonly CastAsset[] }) {
  const [casting, setCasting] = useState(start);
  const [isAll, setAll] = useState(false);
  const change = (body: CastChange) => setCasting((held) => changed(held, body));
  return (
    <MantineProvider env="test">
      <CastMatrix
        {...{ casting, isAll, onAll: setAll, mayEdit: true, casts: { change, copy() {}, problem: null } }}
        assets={new Map(assets.map((one) => [one.id, one]))}
      />
    </MantineProvider>
  );
}

test("an asset that is cast nowhere gets a column when all are asked for, and a double click casts it", () => {
  render(<Matrix start={CASTING} assets={[asset("Bird"), asset("Bunny")]} />);
  expect(screen.queryByRole("columnheader", { name: "Bird" })).toBeNull();
  fireEvent.click(screen.getByRole("switch", { name: "All assets" }));
  const cell = screen.getByRole("gridcell", { name: "SH010, Bird: 0" });
  act(() => cell.focus());
  fireEvent.doubleClick(cell);
  expect(screen.getByRole("gridcell", { name: "SH010, Bird: 1" })).toBe(document.activeElement);
});

test("Enter on what is cast labels it, and leads back to its cell", () => {
  render(<Matrix start={CASTING} assets={[asset("Bunny")]} />);
  const cell = screen.getByRole("gridcell", { name: "SH010, Bunny: 1" });
  act(() => cell.focus());
  fireEvent.keyDown(cell, { key: "Enter" });
  const field = screen.getByRole("textbox", { name: "Label of SH010, Bunny" });
  expect(document.activeElement).toBe(field);
  fireEvent.change(field, { target: { value: "asleep" } });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(cell.title).toBe("SH010, Bunny × 1 asleep");
  fireEvent.doubleClick(cell);
  const again = screen.getByRole("textbox", { name: "Label of SH010, Bunny" });
  fireEvent.change(again, { target: { value: "awake" } });
  fireEvent.keyDown(again, { key: "Escape" });
  expect(cell.title).toBe("SH010, Bunny × 1 asleep");
  expect(document.activeElement).toBe(cell);
});

test("assets without room for a column are told, and found by their letters", () => {
  const many = Array.from({ length: 320 }, (_, at) => asset(`Tree ${at + 100}`));
  const links = many.map(({ id }) => ({ entity_id: "sh010", asset_id: id, occurrences: 1, label: "" }));
  render(<Matrix start={{ ...CASTING, links }} assets={many} />);
  screen.getByText("The first 300 assets are shown, 20 more are not: type some letters of them.");
  fireEvent.change(screen.getByRole("searchbox", { name: "Search assets" }), { target: { value: "tree 419" } });
  screen.getByRole("gridcell", { name: "SH010, Tree 419: 1" });
  expect(screen.queryByText(/^The first 300/)).toBeNull();
});
