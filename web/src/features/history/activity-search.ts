import type { FeedFilters } from "@/api/history";

/** What the diary shows, as the address says it. */
export interface ActivitySearch {
  /** An account. */
  who?: string;
  what?: What;
  /** A table of the log. */
  on?: On;
  when?: When;
  /** The first and the last day of "custom", both inclusive. */
  from?: string;
  to?: string;
  q?: string;
  /** A change set to open, where a link points at one. */
  change_set?: string;
}

export const WHEN = ["today", "week", "month", "custom"] as const;
export type When = (typeof WHEN)[number];

export const ON = ["entity", "task", "task_assignee", "comment", "member", "entity_link", "project"] as const;

/** What of the studio's own there is beside its projects. */
export const STUDIO_ON = [
  ...(["account", "department", "task_type", "task_status", "entity_type", "field_definition"] as const),
  ...(["project_template", "status_automation", "software", "identity_provider", "webhook", "organization"] as const),
  ...ON,
] as const;
export type On = (typeof STUDIO_ON)[number];

/** What people mean by a kind of work, and the verbs it is written down as. */
export const WHAT = {
  status: ["task.set_status"],
  assigned: ["task.assign"],
  created: [
    "entity.create",
    "entity.create_many",
    "task.create",
    "task.create_many",
    "task.create_for",
    "project.create",
  ],
  edited: ["entity.edit", "entity.edit_many", "task.edit", "task.edit_many", "grid.edit"],
  commented: ["comment.create", "comment.edit"],
  cast: ["entity_link.create", "entity_link.create_many", "entity_link.edit", "entity_link.purge"],
  archived: [
    ...["entity.archive", "task.archive", "comment.archive", "entity.restore", "task.restore", "comment.restore"],
    ...["entity.purge", "task.purge", "comment.purge"],
  ],
  reverted: ["change_set.revert"],
} as const;
export type What = keyof typeof WHAT;

const DAY = /^\d{4}-\d\d-\d\d$/;
const ID = /^[0-9a-f-]{36}$/;
const LONGEST_TEXT = 200;

/** An address may be typed or old: what makes no sense in it is left out. */
export function activitySearch(search: Record<string, unknown>, known: readonly On[] = ON): ActivitySearch {
  const { who, what, on, when, from, to, q, change_set } = search;
  return {
    ...(typeof who === "string" && ID.test(who) && { who }),
    ...(typeof what === "string" && what in WHAT && { what: what as What }),
    ...(known.includes(on as On) && { on: on as On }),
    ...(WHEN.includes(when as When) && { when: when as When }),
    ...(typeof from === "string" && DAY.test(from) && { from }),
    ...(typeof to === "string" && DAY.test(to) && { to }),
    ...((typeof q === "string" || typeof q === "number") && q !== "" && { q: String(q).slice(0, LONGEST_TEXT) }),
    ...(typeof change_set === "string" && ID.test(change_set) && { change_set }),
  };
}

export function studioActivitySearch(search: Record<string, unknown>): ActivitySearch {
  return activitySearch(search, STUDIO_ON);
}

export function isFiltered(search: ActivitySearch): boolean {
  return Object.keys(search).some((key) => !["from", "to", "change_set"].includes(key));
}

/** What of it the server is asked: moments instead of days, as the person's own clock has them. */
export function feedFilters({ who, what, on, when, from, to, q }: ActivitySearch, now: Date = new Date()): FeedFilters {
  const span = spanOf(when, from, to, now);
  return {
    ...(who && { actor_id: who }),
    ...(what && { verb: [...WHAT[what]] }),
    ...(on && { entity: on }),
    ...(span.from && { from: span.from.toISOString() }),
    ...(span.to && { to: span.to.toISOString() }),
    ...(q && { q }),
  };
}

function spanOf(when: When | undefined, from: string | undefined, to: string | undefined, now: Date) {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  if (when === "today") return { from: today };
  if (when === "week") return { from: later(today, -((today.getDay() + 6) % 7)) };
  if (when === "month") return { from: new Date(now.getFullYear(), now.getMonth(), 1) };
  if (when !== "custom") return {};
  return { ...(from && { from: localDay(from) }), ...(to && { to: later(localDay(to), 1) }) };
}

/** Midnight of a day where the person is. */
function localDay(day: string): Date {
  return new Date(`${day}T00:00:00`);
}

function later(day: Date, days: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}
