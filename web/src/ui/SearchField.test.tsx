import { MantineProvider } from "@mantine/core";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SearchField } from "./SearchField";

const told: string[] = [];

function field(value: string) {
  return (
    <MantineProvider>
      <SearchField label="Find" value={value} onChange={tell} />
    </MantineProvider>
  );
}

function tell(text: string): void {
  told.push(text);
}

const input = () => screen.getByRole<HTMLInputElement>("searchbox");
const type = (text: string) => fireEvent.change(input(), { target: { value: text } });
const rest = () => act(() => vi.advanceTimersByTime(300));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  told.length = 0;
  vi.useRealTimers();
});

test("what is typed while the last search comes back stays, and is told in its turn", () => {
  const { rerender } = render(field(""));
  type("SH0");
  rest();
  type("SH020");
  rerender(field("SH0"));
  expect(input().value).toBe("SH020");
  rest();
  type("SH0201");
  rerender(field("SH020"));
  expect(input().value).toBe("SH0201");
  rest();
  expect(told).toEqual(["SH0", "SH020", "SH0201"]);
});

test("it follows a value that comes from elsewhere, and tells nothing of it", () => {
  const { rerender } = render(field("SH010"));
  type("SH020");
  rest();
  rerender(field("SH020"));
  rerender(field("SH010"));
  expect(input().value).toBe("SH010");
  rest();
  expect(told).toEqual(["SH020"]);
});
