import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { Problem } from "@/api/problem";
import { useRowForm } from "./use-row-form";

interface Row {
  rev: number;
  name: string;
  color: string;
}

type Sent = Partial<Row> & { rev: number };

/** Refuses a rev that is not its newest. */
class Server {
  row: Row = { rev: 1, name: "Ready", color: "grey" };
  readonly got: Sent[] = [];

  async save(sent: Sent): Promise<Row> {
    this.got.push(sent);
    if (sent.rev !== this.row.rev) throw new Problem(409, "rev-conflict", "Changed", "Choose");
    this.row = { ...this.row, ...sent, rev: sent.rev + 1 };
    return this.row;
  }
}

function Form({ server }: { server: Server }) {
  const [row, setRow] = useState(server.row);
  const { values, set, wrong, refusal, submit } = useRowForm({
    now: { name: row.name, color: row.color },
    save: (changes) => server.save({ ...changes, rev: row.rev }),
    refresh: async () => setRow(server.row),
  });
  return (
    <form onSubmit={submit}>
      {(["name", "color"] as const).map((field) => (
        <label key={field}>
          {field}
          <input value={values[field]} onChange={(event) => set({ [field]: event.currentTarget.value })} />
          <em>{wrong(field)}</em>
        </label>
      ))}
      {refusal && <p role="alert">{refusal}</p>}
      <button type="submit">Save</button>
    </form>
  );
}

function opened(): Server {
  const server = new Server();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Form server={server} />
    </QueryClientProvider>,
  );
  return server;
}

const held = (label: RegExp) => screen.getByLabelText<HTMLInputElement>(label).value;
const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const save = () => fireEvent.click(screen.getByRole("button", { name: "Save" }));

test("a colleague's save takes nothing that was typed: their value is told, and saving again puts one's own in its place", async () => {
  const server = opened();
  server.row = { rev: 2, name: "To do", color: "green" };
  type(/name/, "Waiting");
  save();
  expect((await screen.findByRole("alert")).textContent).toMatch(/still here: save again/);
  expect(held(/name/)).toBe("Waiting");
  expect(held(/color/)).toBe("green");
  screen.getByText("Now: To do");
  save();
  await expect.poll(() => server.row).toEqual({ rev: 3, name: "Waiting", color: "green" });
  expect(server.got).toEqual([
    { name: "Waiting", rev: 1 },
    { name: "Waiting", rev: 2 },
  ]);
  await expect.poll(() => screen.queryByText(/Now:/)).toBeNull();
});
