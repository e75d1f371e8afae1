import { MantineProvider } from "@mantine/core";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { MenuEntry } from "./menu-entry";
import { PointMenu } from "./PointMenu";

function opened(entries: MenuEntry[]): void {
  render(
    <MantineProvider>
      <PointMenu at={{ x: 10, y: 10 }} entries={entries} label="Cell" onClose={() => undefined} />
    </MantineProvider>,
  );
}

test("a menu shows each line with its keys, and does what is chosen", async () => {
  const done: string[] = [];
  opened([{ id: "copy", title: "Copy", keys: "mod+c", run: () => done.push("copy") }]);
  const line = await screen.findByRole("menuitem", { name: /Copy/ });
  expect(line.textContent).toBe("CopyCtrlC");
  fireEvent.click(line);
  expect(done).toEqual(["copy"]);
});

test("what cannot be chosen stays readable, says why, and does nothing", async () => {
  const done: string[] = [];
  const reason = "Only managers may archive.";
  opened([{ id: "archive", title: "Archive", isEnabled: false, reason, run: () => done.push("archive") }]);
  const line = await screen.findByRole("menuitem", { name: /Archive/ });
  expect(line.getAttribute("aria-disabled")).toBe("true");
  expect(line.textContent).toContain(reason);
  fireEvent.click(line);
  expect(done).toEqual([]);
});
