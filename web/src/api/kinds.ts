/** The kinds of things that have a page of their own. */
export type Kind = "shot" | "asset" | "sequence" | "episode";

/** What the rows of a kind may stand under. */
export const PARENT_KIND: Readonly<Record<Kind, Kind | null>> = {
  shot: "sequence",
  asset: "episode",
  sequence: "episode",
  episode: null,
};

export const PAGE_OF_KIND: Readonly<Record<Kind, `${Kind}s`>> = {
  shot: "shots",
  asset: "assets",
  sequence: "sequences",
  episode: "episodes",
};
