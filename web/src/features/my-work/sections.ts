import type { MyTask } from "@/api/schema.gen";

export type Section = MyTask["section"];

/** In the order of the page. */
export const SECTIONS: readonly Section[] = ["late", "today", "this_week", "later", "no_date", "in_review", "done"];

/** The sections that have tasks, the tasks as the server ordered them. */
export function bySection(tasks: readonly MyTask[]): { section: Section; tasks: MyTask[] }[] {
  return SECTIONS.map((section) => ({ section, tasks: tasks.filter((task) => task.section === section) })).filter(
    (part) => part.tasks.length > 0,
  );
}

/** How many days lie between two calendar days. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function titleOf({ entity, task_type, name }: MyTask): string {
  return [entity.parent_name, entity.name, task_type.name, name === "main" ? "" : name].filter(Boolean).join(" ");
}
