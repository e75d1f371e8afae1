import type { ParseKeys } from "i18next";
import type { ListPath, ListRow } from "@/api/studio-lists";

/** What a task type may be for, in the order of the pages. */
export const KINDS = ["asset", "shot", "sequence", "episode", "scene", "concept", "edit"] as const;

export interface Row extends ListRow {
  name: string;
  short_name?: string;
  color?: string;
  priority?: number;
  for_kind?: string;
  kind?: string;
  department_id?: string | null;
  default_task_type_ids?: string[];
  file_extension?: string;
  version?: string;
  [flag: string]: unknown;
}

/** One field of a line's dialog, as its table has it. */
export interface RowField {
  name: string;
  label: ParseKeys;
  kind: "text" | "color" | "flag" | "choice" | "many";
  hint?: ParseKeys;
  /** What there is to choose from: another list of the studio, or the kinds. */
  of?: "departments" | "task-types" | "kinds";
  /** Said once, when the line is made. */
  once?: boolean;
  needed?: boolean;
}

export interface ListConfig {
  path: ListPath;
  noun: string;
  title: ParseKeys;
  text: ParseKeys;
  add: ParseKeys;
  empty: ParseKeys;
  fields: RowField[];
  /** In an order of the studio's own, kept in `priority`; otherwise by name. */
  isOrdered: boolean;
  groups?: "for_kind";
  start: Record<string, unknown>;
}

const NAME: RowField = { name: "name", label: "workflow.name", kind: "text", needed: true };
const SHORT: RowField = { name: "short_name", label: "workflow.short", kind: "text" };
const COLOR: RowField = { name: "color", label: "workflow.color", kind: "color" };
const GREY = "#8a93a2";

const flag = (name: string, label: ParseKeys, hint: ParseKeys): RowField => ({ name, label, hint, kind: "flag" });

export const STATUS_FLAGS = [
  flag("is_default", "workflow.flags.default", "workflow.flags.defaultHint"),
  flag("is_wip", "workflow.flags.wip", "workflow.flags.wipHint"),
  flag("is_feedback_request", "workflow.flags.review", "workflow.flags.reviewHint"),
  flag("is_retake", "workflow.flags.retake", "workflow.flags.retakeHint"),
  flag("is_done", "workflow.flags.done", "workflow.flags.doneHint"),
  flag("is_artist_allowed", "workflow.flags.artist", "workflow.flags.artistHint"),
  flag("is_client_allowed", "workflow.flags.client", "workflow.flags.clientHint"),
];

export const TASK_TYPES: ListConfig = {
  path: "task-types",
  noun: "task_type",
  title: "workflow.taskTypes.title",
  text: "workflow.taskTypes.text",
  add: "workflow.taskTypes.add",
  empty: "workflow.taskTypes.empty",
  fields: [
    { name: "for_kind", label: "workflow.forKind", kind: "choice", of: "kinds", once: true, needed: true },
    NAME,
    SHORT,
    COLOR,
    { name: "department_id", label: "workflow.department", kind: "choice", of: "departments" },
    { name: "allow_timelog", label: "workflow.timelog", hint: "workflow.timelogHint", kind: "flag" },
  ],
  isOrdered: true,
  groups: "for_kind",
  start: { name: "", short_name: "", color: GREY, for_kind: "shot", department_id: null, allow_timelog: true },
};

export const STATUSES: ListConfig = {
  path: "task-statuses",
  noun: "task_status",
  title: "workflow.statuses.title",
  text: "workflow.statuses.text",
  add: "workflow.statuses.add",
  empty: "workflow.statuses.empty",
  fields: [NAME, SHORT, COLOR, ...STATUS_FLAGS],
  isOrdered: true,
  start: {
    name: "",
    short_name: "",
    color: GREY,
    ...Object.fromEntries(STATUS_FLAGS.map(({ name }) => [name, name === "is_artist_allowed"])),
  },
};

export const ASSET_TYPES: ListConfig = {
  path: "entity-types",
  noun: "entity_type",
  title: "workflow.assetTypes.title",
  text: "workflow.assetTypes.text",
  add: "workflow.assetTypes.add",
  empty: "workflow.assetTypes.empty",
  fields: [
    NAME,
    COLOR,
    {
      name: "default_task_type_ids",
      label: "workflow.defaultTasks",
      hint: "workflow.defaultTasksHint",
      kind: "many",
      of: "task-types",
    },
  ],
  isOrdered: true,
  start: { name: "", color: GREY, default_task_type_ids: [] },
};

export const DEPARTMENTS: ListConfig = {
  path: "departments",
  noun: "department",
  title: "workflow.departments.title",
  text: "workflow.departments.text",
  add: "workflow.departments.add",
  empty: "workflow.departments.empty",
  fields: [NAME, COLOR],
  isOrdered: false,
  start: { name: "", color: GREY },
};

export const SOFTWARE: ListConfig = {
  path: "software",
  noun: "software",
  title: "workflow.software.title",
  text: "workflow.software.text",
  add: "workflow.software.add",
  empty: "workflow.software.empty",
  fields: [
    NAME,
    SHORT,
    { name: "file_extension", label: "workflow.extension", hint: "workflow.extensionHint", kind: "text" },
    { name: "version", label: "workflow.version", kind: "text" },
  ],
  isOrdered: false,
  start: { name: "", short_name: "", file_extension: "", version: "" },
};
