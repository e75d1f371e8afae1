import { MantineProvider } from "@mantine/core";
import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import type { CastingCopy } from "@/api/casting-page";
import type { CastAsset } from "@/api/schema.gen";
import { CastOfChosen } from "./CastOfChosen";
import { changed } from "./change-casting";
import type { Casts } from "./use-casts";

const LINK = { id: "l1", entity_id: "s1", asset_id: "bunny", label: "", occurrences: 1 };
const CASTING = {
  ...{ entities: [{ id: "s1", name: "SH010" }], links: [LINK], below: [], assets: [] },
} as unknown as CastingCopy;
const ASSETS = new Map([["bunny", { id: "bunny", name: "Bunny" } as unknown as CastAsset]]);

function Page() {
  const [casting, setCasting] = useState(CASTING);
  const casts = { change: (body: never) => setCasting((held) => changed(held, body)), problem: null };
  return (
    <CastOfChosen
      {...{ casting, assets: ASSETS, of: "shot", mayEdit: true, copied: null }}
      chosen={new Set(["s1"])}
      casts={casts as unknown as Casts}
      onAdd={() => {}}
      onCopied={() => {}}
    />
  );
}

test("Enter in the count and in the label of a line keeps the focus where it is", async () => {
  render(
    <MantineProvider>
      <Page />
    </MantineProvider>,
  );
  const typed = (label: RegExp, value: string) => {
    const field = screen.getByLabelText<HTMLInputElement>(label);
    field.focus();
    fireEvent.change(field, { target: { value } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(document.activeElement).toBe(field);
    return field;
  };
  const count = typed(/^How many of Bunny/, "4");
  screen.getByRole("row", { name: "Bunny, × 4" });
  const label = typed(/^Label of Bunny/, "double");
  screen.getByRole("row", { name: "Bunny, double, × 4" });
  expect([count.value, label.value]).toEqual(["4", "double"]);
});
