import type { SheetDayOff, SheetTask, Timesheet } from "@/api/schema.gen";
import { daysOfWeek } from "@/lib/weeks";

export interface SheetDay {
  day: string;
  minutes: number;
  /** What there is to work: none on a day off or outside the studio's week. */
  possible: number;
  isWorked: boolean;
  isToCome: boolean;
  isToday: boolean;
  /** A morning and an afternoon are two. */
  off: SheetDayOff[];
}

/** The days of a sheet with their sums. */
export function sheetDays(sheet: Timesheet): SheetDay[] {
  return daysOfWeek(sheet.monday).map((day, number) => {
    const off = sheet.days_off.filter(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on);
    const isWorked = sheet.week.includes(number + 1);
    const free = off.reduce((halves, { half_day }) => halves + (half_day === "" ? 2 : 1), 0);
    const share = isWorked ? Math.max(0, 1 - free / 2) : 0;
    return {
      ...{ day, off, isWorked, isToCome: day > sheet.today, isToday: day === sheet.today },
      minutes: sum(sheet.entries.filter(({ on_date }) => on_date === day)),
      possible: Math.round(sheet.day_minutes * share),
    };
  });
}

/** Minutes of a task on a day, 0 where there are none. */
export function minutesOf(sheet: Timesheet, taskId: string, day?: string): number {
  return sum(sheet.entries.filter((entry) => entry.task_id === taskId && (!day || entry.on_date === day)));
}

/** The sheet with one entry set, as it will be once it is saved. */
export function withEntry(sheet: Timesheet, taskId: string, day: string, minutes: number): Timesheet {
  const before = minutesOf(sheet, taskId, day);
  const others = sheet.entries.filter((entry) => entry.task_id !== taskId || entry.on_date !== day);
  const entries = minutes ? [...others, { task_id: taskId, on_date: day, minutes, note: "" }] : others;
  const tasks = sheet.tasks.map((task) =>
    task.id === taskId ? { ...task, spent_minutes: task.spent_minutes + minutes - before } : task,
  );
  return { ...sheet, entries, tasks };
}

/** "SQ010 SH020 Animation", with what tells it from others of its type. */
export function taskName({ entity_name, task_type_name, name }: SheetTask): string {
  return [entity_name, task_type_name, ...(name === "main" ? [] : [name])].join(" ");
}

/** Tasks under their projects, in the order they came. */
export function byProject(tasks: readonly SheetTask[]): { id: string; name: string; tasks: SheetTask[] }[] {
  const groups = new Map<string, { id: string; name: string; tasks: SheetTask[] }>();
  for (const task of tasks) {
    const group = groups.get(task.project_id) ?? { id: task.project_id, name: task.project_name, tasks: [] };
    group.tasks.push(task);
    groups.set(task.project_id, group);
  }
  return [...groups.values()];
}

function sum(entries: readonly { minutes: number }[]): number {
  return entries.reduce((total, { minutes }) => total + minutes, 0);
}
