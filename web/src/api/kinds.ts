/** The kinds of things that have a page of their own. */
export const KINDS = ["shot", "asset", "sequence", "episode", "scene", "concept", "edit"] as const;
export type Kind = (typeof KINDS)[number];

/** What the rows of a kind may stand under. */
export const PARENT_KIND: Readonly<Record<Kind, "sequence" | "episode" | null>> = {
  shot: "sequence",
  asset: "episode",
  sequence: "episode",
  episode: null,
  scene: "episode",
  concept: null,
  edit: "episode",
};

export const PAGE_OF_KIND: Readonly<Record<Kind, `${Kind}s`>> = {
  shot: "shots",
  asset: "assets",
  sequence: "sequences",
  episode: "episodes",
  scene: "scenes",
  concept: "concepts",
  edit: "edits",
};
