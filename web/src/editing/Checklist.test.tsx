import { MantineProvider } from "@mantine/core";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Checklist } from "./Checklist";

test("Backspace held to clear the line stops there; pressed anew it takes the last item away", () => {
  const onSave = vi.fn();
  const value = ["tablet", "chair"].map((text) => ({ text, done: false }));
  render(
    <MantineProvider>
      <Checklist {...{ label: "Kit", value, isReadOnly: false, onSave }} />
    </MantineProvider>,
  );
  const line = screen.getByRole("textbox");
  fireEvent.keyDown(line, { key: "Backspace", repeat: true });
  expect(onSave).not.toHaveBeenCalled();
  fireEvent.keyDown(line, { key: "Backspace" });
  expect(onSave).toHaveBeenCalledExactlyOnceWith([{ text: "tablet", done: false }]);
});
