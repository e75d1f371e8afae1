import { render, screen } from "@testing-library/react";
import { useRef } from "react";
import { expect, test } from "vitest";
import { useKeptFocus } from "./use-kept-focus";

function Lines({ names }: { names: readonly string[] }) {
  const page = useRef<HTMLElement>(null);
  const onFocus = useKeptFocus(page);
  return (
    <main ref={page} tabIndex={-1}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul onFocus={onFocus}>
        {names.map((name) => (
          <li key={name}>
            <a href={`#${name}`} data-line>
              {name}
            </a>
            <button type="button">Mark {name} as read</button>
          </li>
        ))}
      </ul>
    </main>
  );
}

test("a line that is read hands the focus to its neighbour, the last to the page", () => {
  const { rerender } = render(<Lines names={["Ana", "Kenji", "Leila"]} />);
  screen.getByRole("link", { name: "Kenji" }).focus();
  rerender(<Lines names={["Ana", "Leila"]} />);
  expect(document.activeElement?.textContent).toBe("Leila");
  screen.getByRole("button", { name: "Mark Leila as read" }).focus();
  rerender(<Lines names={["Ana"]} />);
  expect(document.activeElement?.textContent).toBe("Ana");
  rerender(<Lines names={[]} />);
  expect(document.activeElement).toBe(screen.getByRole("main"));
});

test("a line that others read takes the focus from nowhere else", () => {
  const { rerender } = render(<Lines names={["Ana", "Kenji"]} />);
  const kenji = screen.getByRole("link", { name: "Kenji" });
  kenji.focus();
  rerender(<Lines names={["Kenji"]} />);
  expect(document.activeElement).toBe(kenji);
});
