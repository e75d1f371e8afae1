import type { ReactNode } from "react";
import type { GridCopy, GridRow, GridTask } from "@/api/grid-copy";
import type { Kind } from "@/api/kinds";

/** What a page is about, and which of its tasks is looked at. */
export interface About {
  copy: GridCopy;
  row: GridRow;
  kind: Kind;
  task: GridTask | null;
  onTask: (taskId: string) => void;
}

/** Something that can stand on the page. */
export interface Widget {
  id: string;
  title: string;
  /** All kinds, when left out. */
  kinds?: ReadonlySet<Kind>;
  /** Only for who may use it: what it shows would be refused to others. */
  verb?: string;
  render: (about: About) => ReactNode;
}

export function fits(widget: Widget, kind: Kind): boolean {
  return widget.kinds?.has(kind) ?? true;
}
