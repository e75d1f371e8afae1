import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { type Taken, TypedCell } from "./TypedCell";

const field = () => screen.getByLabelText<HTMLInputElement>("Role");
const type = (value: string) => fireEvent.change(field(), { target: { value } });

test("what is refused stays in its cell with the reason, until it is taken or given up", async () => {
  let why: Taken = "This role is too long.";
  const cell = (value: string) => <TypedCell label="Role" value={value} onSave={async () => why} />;
  const { rerender } = render(cell("Animator"));
  type("Lead animator");
  fireEvent.blur(field());
  expect((await screen.findByRole("alert")).textContent).toBe(why);
  expect(field().value).toBe("Lead animator");
  expect(field().getAttribute("aria-invalid")).toBe("true");
  fireEvent.keyDown(field(), { key: "Escape" });
  expect(field().value).toBe("Animator");
  expect(screen.queryByRole("alert")).toBeNull();
  why = undefined;
  type("Modeller");
  rerender(cell("Modeller"));
  fireEvent.blur(field());
  await expect.poll(() => field().getAttribute("aria-invalid")).toBeNull();
  expect(field().value).toBe("Modeller");
});

test("somebody else's change takes nothing from the cell that is being typed in, and stands where nobody types", () => {
  const cell = (value: string) => <TypedCell label="Role" value={value} onSave={() => undefined} />;
  const { rerender } = render(cell("Animator"));
  type("Lead ani");
  rerender(cell("Modeller"));
  expect(field().value).toBe("Lead ani");
  fireEvent.keyDown(field(), { key: "Escape" });
  expect(field().value).toBe("Modeller");
  rerender(cell("Rigger"));
  expect(field().value).toBe("Rigger");
});
