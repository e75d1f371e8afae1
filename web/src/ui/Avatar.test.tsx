import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Avatar } from "./Avatar";

test("a person is their picture, and their initials where it cannot be shown", () => {
  render(<Avatar name="Leila Osei" picture="/api/v1/media/m1/file" />);
  fireEvent.error(screen.getByTitle("Leila Osei"));
  expect(screen.getByText("LO")).toBeTruthy();
});
