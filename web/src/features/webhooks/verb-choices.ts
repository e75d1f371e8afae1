import type { ParseKeys } from "i18next";

interface VerbChoice {
  pattern: string;
  words: ParseKeys;
}

/** What most ask for, the usual first. Any other verb, or pattern of verbs, can be typed. */
export const VERB_CHOICES: readonly VerbChoice[] = [
  { pattern: "*", words: "webhooks.hears.everything" },
  { pattern: "task.set_status", words: "webhooks.hears.status" },
  { pattern: "comment.create", words: "webhooks.hears.notes" },
  { pattern: "task.assign", words: "webhooks.hears.assigned" },
  { pattern: "grid.edit", words: "webhooks.hears.grid" },
  { pattern: "task.*", words: "webhooks.hears.tasks" },
  { pattern: "comment.*", words: "webhooks.hears.allNotes" },
  { pattern: "entity.*", words: "webhooks.hears.entities" },
  { pattern: "casting.*", words: "webhooks.hears.casting" },
  { pattern: "member.*", words: "webhooks.hears.team" },
  { pattern: "project.*", words: "webhooks.hears.project" },
  { pattern: "time_entry.*", words: "webhooks.hears.time" },
  { pattern: "account.*", words: "webhooks.hears.people" },
];
