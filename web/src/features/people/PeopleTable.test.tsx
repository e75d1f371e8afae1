import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { AccountOut, FieldOut } from "@/api/schema.gen";
import { shortDay } from "@/lib/dates";
import { PeopleTable } from "./PeopleTable";

const account = (id: string, display_name: string, extra: Record<string, unknown>) =>
  ({
    ...{ id, rev: 1, display_name, account_name: id, email: null, account_type: "artist", active: true },
    ...{ department_ids: [], position: null, seniority: null, expires_on: null, avatar_id: null, extra },
  }) as unknown as AccountOut;
const PEOPLE = [
  account("a1", "Noor Haddad", { desk: "B12", keys: true, badge: "2026-12-04", mentor: "a2", langs: ["en", "fr"] }),
  account("a2", "Ada Brandt", {}),
];

const field = (key: string, type: string, more: Partial<FieldOut> = {}) =>
  ({
    ...{ id: key, key, name: key.toUpperCase(), kind: "account", type, choices: [], archived_at: null, ...more },
  }) as unknown as FieldOut;
const FIELDS = [
  field("old", "text", { archived_at: "2026-11-01T00:00:00Z" }),
  field("lens", "text", { kind: "shot" }),
  ...[field("desk", "text"), field("keys", "checkbox"), field("badge", "date"), field("mentor", "person")],
  field("langs", "tags"),
];

afterEach(() => vi.unstubAllGlobals());

test("people are listed with the first of the studio's own fields, as people read them", async () => {
  vi.stubGlobal("fetch", async ({ url }: Request) => {
    const rows = url.includes("field-definitions") ? FIELDS : url.includes("/accounts") ? PEOPLE : [];
    return Response.json({ rows, next: null, studio: [], projects: {} });
  });
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <PeopleTable people={PEOPLE.map((one) => ({ account: one, standing: undefined }))} onSay={() => {}} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await screen.findByRole("columnheader", { name: "MENTOR" });
  const titles = screen.getAllByRole("columnheader").map((one) => one.textContent);
  expect(titles.slice(7, -1)).toEqual(["DESK", "KEYS", "BADGE", "MENTOR"]);
  await screen.findAllByText("Ada Brandt");
  const noor = within(screen.getByRole("row", { name: /Noor Haddad/ }));
  const cells = () => noor.getAllByRole("cell").map((one) => one.textContent);
  await vi.waitFor(() => expect(cells()).toContain("Ada Brandt"));
  expect(cells().slice(6, -1)).toEqual(["B12", "Yes", shortDay("2026-12-04", "en"), "Ada Brandt"]);
});
