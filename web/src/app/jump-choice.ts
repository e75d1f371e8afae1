import type { ReactNode } from "react";

export type ChoiceGroup =
  "recent" | "actions" | "pages" | "rows" | "tasks" | "comments" | "people" | "projects" | "everywhere";

/** How the keys of what can be done begin. */
export const ACTION = "action ";

/** One line of the palette: somewhere to go, or something to do. */
export interface Choice {
  /** The same whenever it is offered, so that it is known again. */
  key: string;
  group: ChoiceGroup;
  name: string;
  /** Said more quietly beside the name. */
  about?: string | undefined;
  /** Found by these words too. */
  also?: string | undefined;
  /** How well it answers, when that is known otherwise than by its words; as `rank` says it. */
  worth?: number;
  /** Of the server's finding, which is still on its way while somebody types; all others are known at once. */
  isFound?: boolean;
  keys?: string | undefined;
  icon?: ReactNode;
  isEnabled?: boolean;
  reason?: string | undefined;
  go: () => void;
}

/** Whether it leads somewhere, where the others do something. */
export function isPlace({ key }: Choice): boolean {
  return !key.startsWith(ACTION);
}

export type Mode = "all" | "actions" | "people" | "tasks";

const PREFIXES: Readonly<Record<string, Mode>> = { ">": "actions", "@": "people", "#": "tasks" };

/** What was typed, without the sign before it that narrows the search. */
export function modeOf(text: string): { mode: Mode; typed: string } {
  const mode = PREFIXES[text.trimStart().charAt(0)];
  return mode ? { mode, typed: text.trimStart().slice(1) } : { mode: "all", typed: text };
}
