import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { ownFieldsQuery } from "@/api/own-fields";
import type { FieldOut } from "@/api/schema.gen";
import { FieldDialog } from "./FieldDialog";

const LENS = {
  ...{ id: "f1", rev: 3, project_id: null, kind: "shot", key: "lens", name: "Lens", description: "", type: "list" },
  ...{ choices: [{ value: "35 mm", color: null }, { value: "50 mm", color: null }], default_value: "35 mm" }, // prettier-ignore
  ...{ required: false, for_client: false, seen_by: [], edited_by: [], position: 10, archived_at: null },
} as unknown as FieldOut;

afterEach(() => vi.unstubAllGlobals());

/** The page's field, as its list has it. */
function Opened() {
  const { data } = useQuery(ownFieldsQuery(null));
  return data?.[0] && <FieldDialog projectId={null} field={data[0]} onClose={() => {}} onDone={() => {}} />;
}

test("only what was changed is sent, and another try goes on after the part that was saved", async () => {
  let field = LENS;
  const sent: { to: string; body: object }[] = [];
  const answer = (body: object, status = 200) => Response.json(body, { status });
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") return answer({ rows: request.url.includes("field-definitions") ? [field] : [] });
    const body = (await request.json()) as Partial<FieldOut>;
    sent.push({ to: `${request.method} ${request.url.split("/").at(-1)}`, body });
    if (body.name === "Key") {
      return answer({ type: "/problems/invalid", title: "No", errors: [{ field: "name", message: "Taken." }] }, 422);
    }
    field = { ...field, ...body, rev: field.rev + 1 };
    return answer(field);
  });
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <Opened />
      </QueryClientProvider>
    </MantineProvider>,
  );
  const type = async (label: RegExp, value: string) =>
    fireEvent.change(await screen.findByRole("textbox", { name: label }), { target: { value } });
  const save = () => fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await type(/^Choices/, "35 mm\n50 mm\n85 mm");
  await type(/^Name/, "Key");
  save();
  await screen.findByText("Taken.");
  await type(/^Name/, "Lens of the camera");
  save();
  await expect.poll(() => sent.length).toBe(3);
  const choices = ["35 mm", "50 mm", "85 mm"].map((value) => ({ value, color: null }));
  expect(sent).toEqual([
    { to: "PUT choices", body: { choices, clear_removed: false, rev: 3 } },
    { to: "PATCH f1", body: { name: "Key", rev: 4 } },
    { to: "PATCH f1", body: { name: "Lens of the camera", rev: 4 } },
  ]);
});
