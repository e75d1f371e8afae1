import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, renderHook, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { OwnField } from "@/api/context";
import type { GridCopy } from "@/api/grid-copy";
import { useLinkable } from "@/api/linkable";
import { OwnFields } from "./OwnFields";

/** A production of 2,000 shots: the list of what may be linked gives the first thousand, as the server does. */
const SHOTS = Array.from({ length: 2_000 }, (_, at) => ({
  ...{ id: `shot-${at}`, name: `SH${String(at).padStart(4, "0")}`, parent_id: "sq-2", archived_at: null },
}));
const PLACES = [
  { id: "sq-2", name: "SQ020", parent_id: "ep-1", archived_at: null },
  { id: "ep-1", name: "EP01", parent_id: null, archived_at: null },
];

function answer({ url }: Request): Response {
  const asked = new URL(url).searchParams;
  if (url.includes("/search?")) {
    const rows = SHOTS.filter(({ name }) => name.includes(asked.get("q") ?? ""));
    return Response.json({ rows: rows.map(({ id, name }) => ({ id, title: name, where: ["EP01", "SQ020"] })) });
  }
  const ids = asked.get("filter")?.startsWith("id:in:") && asked.get("filter")?.slice(6).split(",");
  return Response.json({
    rows: ids ? [...SHOTS, ...PLACES].filter(({ id }) => ids.includes(id)) : SHOTS.slice(0, 1_000),
  });
}

const LINK = { id: "f1", key: "twin", name: "Twin", type: "entity_link", choices: [], editable: true };
const KNOWN = { own: [LINK as unknown as OwnField], people: [], members: new Map() };

let queries: QueryClient;
const Around = ({ children }: { children: ReactNode }) => (
  <MantineProvider env="test">
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  </MantineProvider>
);

beforeEach(() => {
  queries = new QueryClient();
  vi.stubGlobal("fetch", async (request: Request) => answer(request));
});
afterEach(() => vi.unstubAllGlobals());

test("a link shows where it leads and finds any row by its letters, beyond the first thousand too", async () => {
  const saved: unknown[] = [];
  const row = { extra: { twin: "shot-1990" } };
  render(
    <OwnFields projectId="p1" row={row} known={KNOWN} isReadOnly={false} onSave={(...said) => saved.push(said)} />,
    { wrapper: Around },
  );
  const field = await screen.findByRole<HTMLInputElement>("combobox", { name: "Twin" });
  await expect.poll(() => field.value).toBe("EP01 SQ020 SH1990");
  act(() => field.focus());
  fireEvent.click(field);
  fireEvent.change(field, { target: { value: "SH1777" } });
  fireEvent.click(await screen.findByRole("option", { name: "EP01 SQ020 SH1777" }));
  expect(saved).toEqual([["twin", "shot-1777", "shot-1990"]]);
});

test("the columns of a page know what its rows hold, beyond the first thousand too", async () => {
  const rows = new Map([["a", { id: "a", extra: { twin: "shot-1990" }, tasks: [] }]]);
  const copies = [{ rows } as unknown as GridCopy];
  const { result } = renderHook(() => useLinkable("p1", KNOWN, copies), { wrapper: Around });
  await expect.poll(() => result.current.length).toBe(1_001);
  expect(result.current.at(-1)).toEqual({ id: "shot-1990", name: "SH1990", note: "EP01 SQ020" });
});
