import type { ReactNode } from "react";

/** One line of a menu. An action of the registry is one as it stands. */
export interface MenuEntry {
  id: string;
  title: string;
  /** Entries of one section stand together, under its name where the menu shows names. */
  section?: string;
  /** "mod+z", "s"; alternatives separated by a space, the first is shown. */
  keys?: string;
  icon?: ReactNode;
  /** True when left out. */
  isEnabled?: boolean;
  /** Why it is disabled, in a sentence. */
  reason?: string;
  isDanger?: boolean;
  /** A choice that is in force is ticked; left out, it is no choice. */
  isChecked?: boolean;
  /** A menu of its own behind this line; `run` is then not asked for. */
  entries?: readonly MenuEntry[];
  run(): void;
}
