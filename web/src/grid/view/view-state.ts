import type { Filter } from "./filter";

export interface Sort {
  field: string;
  desc: boolean;
}

/** How a column stands in a view. The order of the list is the order of the columns; what it does not name keeps its own place. */
export interface ViewColumn {
  id: string;
  width?: number;
  hidden?: boolean;
  pinned?: "left" | "right";
}

export const DENSITIES = ["compact", "comfortable", "thumbnails"] as const;
export type Density = (typeof DENSITIES)[number];

/** All a view holds; the server keeps it as it stands here. */
export interface ViewState {
  columns: ViewColumn[];
  filter: Filter | null;
  sort: Sort[];
  group: string[];
  density: Density;
}

export const MOST_SORTS = 5;
export const MOST_GROUPS = 3;
