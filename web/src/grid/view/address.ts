import type { Filter } from "./filter";
import { DENSITIES, type Sort, type ViewColumn, type ViewState } from "./view-state";

/** The parts of a view that an address names; what it does not name is as the saved view, or the page, has it. */
export type ViewChanges = Partial<ViewState>;

/** How they stand there. `filter` is the filter itself, the rest are words: `sort=-due_date,name`, `group=none`. */
export interface ViewSearch {
  /** A saved view; "none": the page as it comes, whatever view the role has. */
  view?: string;
  filter?: Filter | "none";
  sort?: string;
  group?: string;
  cols?: string;
  density?: string;
}

/** The search part of an address as it was read: anything may stand there. */
type Search = { readonly [Part in keyof ViewSearch]?: unknown };

const NONE = "none";
const SIGNS = /[%,~!]/g;

/** What an address says about the view; strange words in it are left out, a strange filter is told as broken where it is shown. */
export function readSearch(search: Search): ViewChanges {
  const { filter, sort, group, cols, density } = search;
  const known = DENSITIES.find((one) => one === density);
  return {
    ...(filter === NONE ? { filter: null } : isObject(filter) ? { filter: filter as Filter } : {}),
    ...(typeof sort === "string" ? { sort: words(sort).map(readSort) } : {}),
    ...(typeof group === "string" ? { group: words(group).map(plain) } : {}),
    ...(typeof cols === "string" ? { columns: words(cols).map(readColumn) } : {}),
    ...(known ? { density: known } : {}),
  };
}

export function writeSearch({ filter, sort, group, columns, density }: ViewChanges): Omit<ViewSearch, "view"> {
  return {
    ...(filter === undefined ? {} : { filter: filter ?? NONE }),
    ...(sort ? { sort: sort.map(({ field, desc }) => (desc ? "-" : "") + safe(field)).join(",") || NONE } : {}),
    ...(group ? { group: group.map(safe).join(",") || NONE } : {}),
    ...(columns ? { cols: columns.map(writeColumn).join(",") || NONE } : {}),
    ...(density ? { density } : {}),
  };
}

/** Only the parts of an address that are about the view. */
export function viewSearch(search: Search): ViewSearch {
  const changes = writeSearch(readSearch(search));
  return typeof search.view === "string" ? { view: search.view, ...changes } : changes;
}

/** What of `state` is not as in `base`. */
export function differences(base: ViewState, state: ViewState): ViewChanges {
  const fields = ["columns", "filter", "sort", "group", "density"] as const;
  const differing = fields.filter((field) => JSON.stringify(base[field]) !== JSON.stringify(state[field]));
  return Object.fromEntries(differing.map((field) => [field, state[field]]));
}

function words(said: string): string[] {
  return said === NONE ? [] : said.split(",").filter(Boolean);
}

function safe(id: string): string {
  return id.replace(SIGNS, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

function plain(id: string): string {
  return id.replace(/%(2c|7e|21|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function readSort(word: string): Sort {
  return { field: plain(word.replace(/^-/, "")), desc: word.startsWith("-") };
}

/** "description~w300~h": an id, then its width, "h"idden or "s"hown, pinned "l"eft or "r"ight. */
function writeColumn({ id, width, hidden, pinned }: ViewColumn): string {
  const flags = [
    width === undefined ? "" : `w${width}`,
    hidden === undefined ? "" : hidden ? "h" : "s",
    pinned === undefined ? "" : pinned === "left" ? "l" : "r",
  ];
  return [safe(id), ...flags.filter(Boolean)].join("~");
}

function readColumn(word: string): ViewColumn {
  const [id = "", ...flags] = word.split("~");
  const width = Number(flags.find((flag) => /^w\d{1,4}$/.test(flag))?.slice(1));
  return {
    id: plain(id),
    ...(width > 0 ? { width } : {}),
    ...(flags.includes("h") ? { hidden: true } : flags.includes("s") ? { hidden: false } : {}),
    ...(flags.includes("l") ? { pinned: "left" as const } : flags.includes("r") ? { pinned: "right" as const } : {}),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
