import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { type Action, whenRegisteredChanges } from "./registry";
import { useActionKeys } from "./use-action-keys";
import { useActions, useRegistered } from "./use-actions";

function Offer({ scope, actions }: { scope: string; actions: Action[] }) {
  useActions(scope, actions);
  return null;
}

function Frame({ children }: { children?: React.ReactNode }) {
  useActionKeys();
  return (
    <>
      {children}
      <div role="grid">
        <button type="button">cell</button>
        <input aria-label="editor" />
      </div>
      <button type="button">toolbar</button>
      <ul>
        {useRegistered().map(({ id, title, isEnabled, reason }) => (
          <li key={id}>{isEnabled === false ? `${title} (${reason})` : title}</li>
        ))}
      </ul>
    </>
  );
}

function action(id: string, more: Partial<Action>, done: string[] = []): Action {
  return { id, title: id, section: "Shots", run: () => done.push(id), ...more };
}

function offered(): (string | null)[] {
  return screen.queryAllByRole("listitem").map(({ textContent }) => textContent);
}

test("a page's actions are offered while it is there, the inner scope's first", () => {
  const page = <Offer scope="page" actions={[action("new", {})]} />;
  const { rerender } = render(
    <Frame>
      {page}
      <Offer scope="drawer" actions={[action("next", {})]} />
    </Frame>,
  );
  expect(offered()).toEqual(["next", "new"]);
  rerender(<Frame>{page}</Frame>);
  expect(offered()).toEqual(["new"]);
});

test("the newest scope has the key, and gives it back when it goes", () => {
  const done: string[] = [];
  const page = <Offer scope="page" actions={[action("undo", { keys: "mod+z" }, done)]} />;
  const { rerender } = render(
    <Frame>
      {page}
      <Offer scope="drawer" actions={[action("undo drawing", { keys: "mod+z" }, done)]} />
    </Frame>,
  );
  fireEvent.keyDown(screen.getByText("toolbar"), { key: "z", ctrlKey: true });
  rerender(<Frame>{page}</Frame>);
  fireEvent.keyDown(screen.getByText("toolbar"), { key: "z", ctrlKey: true });
  expect(done).toEqual(["undo drawing", "undo"]);
});

test("a letter acts in the grid alone, and nothing acts while somebody types", () => {
  const done: string[] = [];
  const actions = [action("status", { keys: "s" }, done), action("undo", { keys: "mod+z" }, done)];
  render(
    <Frame>
      <Offer scope="page" actions={actions} />
    </Frame>,
  );
  const typed = { key: "s" };
  expect(fireEvent.keyDown(screen.getByText("toolbar"), typed)).toBe(true);
  expect(fireEvent.keyDown(screen.getByLabelText("editor"), typed)).toBe(true);
  expect(fireEvent.keyDown(screen.getByLabelText("editor"), { key: "z", ctrlKey: true })).toBe(true);
  expect(done).toEqual([]);
  // A key that is taken goes no further: the cell is not typed into.
  expect(fireEvent.keyDown(screen.getByText("cell"), typed)).toBe(false);
  expect(done).toEqual(["status"]);
});

test("a box to tick is no field to type into", () => {
  const done: string[] = [];
  render(
    <Frame>
      <Offer scope="page" actions={[action("help", { keys: "?", keysAct: "page" }, done)]} />
      <input type="checkbox" aria-label="choose" />
    </Frame>,
  );
  fireEvent.keyDown(screen.getByLabelText("choose"), { key: "?" });
  expect(done).toEqual(["help"]);
});

test("a disabled action says why and leaves its key to the cell", () => {
  const done: string[] = [];
  const refused = action("status", { keys: "s", isEnabled: false, reason: "Choose a task" }, done);
  render(
    <Frame>
      <Offer scope="page" actions={[refused]} />
    </Frame>,
  );
  expect(offered()).toEqual(["status (Choose a task)"]);
  expect(fireEvent.keyDown(screen.getByText("cell"), { key: "s" })).toBe(true);
  expect(done).toEqual([]);
});

test("an action made anew on each render acts on what is true now, and its listeners are not told again", () => {
  const seen: number[] = [];
  let told = 0;
  const at = (count: number) => (
    <Frame>
      <Offer scope="page" actions={[action("count", { keys: "mod+i", run: () => seen.push(count) })]} />
    </Frame>
  );
  const { rerender } = render(at(1));
  const stop = whenRegisteredChanges(() => {
    told += 1;
  });
  rerender(at(2));
  stop();
  expect(told).toBe(0);
  fireEvent.keyDown(screen.getByText("toolbar"), { key: "i", ctrlKey: true });
  expect(seen).toEqual([2]);
});

test("a key held down runs once, unless it means to go on and on", () => {
  const done: string[] = [];
  const actions = [
    action("archive", { keys: "mod+e" }, done),
    action("next", { keys: "alt+down", mayRepeat: true }, done),
  ];
  render(
    <Frame>
      <Offer scope="page" actions={actions} />
    </Frame>,
  );
  for (const repeat of [false, true]) {
    fireEvent.keyDown(screen.getByText("toolbar"), { key: "e", ctrlKey: true, repeat });
    fireEvent.keyDown(screen.getByText("toolbar"), { key: "ArrowDown", altKey: true, repeat });
  }
  expect(done).toEqual(["archive", "next", "next"]);
});
