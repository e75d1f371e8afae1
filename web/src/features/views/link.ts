import { defaultStringifySearch } from "@tanstack/react-router";
import { differences, viewSearch, writeSearch } from "@/grid/view/address";
import type { PageView } from "./use-view";

/**
 * An address that shows a colleague the same. A private view is nobody else's to open, so the address says all that it says; and where
 * nothing differs it says "none", so that nobody's own last view comes in between.
 */
export function linkTo({ saved, usual, state }: PageView, here: Location = globalThis.location): string {
  const isShared = saved !== null && saved.share !== "private";
  const said = new URLSearchParams(here.search);
  const rest = Object.fromEntries(
    ["row", "col", "panel"].flatMap((part) => (said.has(part) ? [[part, said.get(part)]] : [])),
  );
  const changes = isShared ? viewSearch(searchOf(said)) : writeSearch(differences(usual, state));
  return `${here.origin}${here.pathname}${defaultStringifySearch({ view: "none", ...changes, ...rest })}`;
}

function searchOf(said: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...said].map(([part, text]) => [part, part === "filter" && text.startsWith("{") ? JSON.parse(text) : text]),
  );
}
