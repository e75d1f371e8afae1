import type { OverviewWeek } from "@/api/schema.gen";
import type { Filter } from "@/grid/view/filter";
import { dayAfter } from "@/lib/weeks";
import { doneBy, dueBy, thereBy } from "./task-links";

type Point = readonly [number, number];

/** A line through points; none for none. */
export function lineOf(points: readonly Point[]): string {
  return points.map(([x, y], place) => `${place ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}

/** What lies between such a line and the ground. */
export function areaOf(points: readonly Point[], ground: number): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return "";
  return `${lineOf(points)}L${last[0].toFixed(1)} ${ground}L${first[0].toFixed(1)} ${ground}Z`;
}

const MOST_LINES = 5;

/** A round number above the highest, in steps of 1, 2 or 5 times a power of ten. */
export function niceRoof(highest: number): { roof: number; step: number } {
  const least = Math.max(1, highest) / MOST_LINES;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((size) => size >= least) ?? least);
  return { roof: Math.ceil(Math.max(1, highest) / step) * step, step };
}

/** A number of the chart, and what tells its tasks from the others. */
interface Figure {
  tasks: number;
  of: Filter;
}

interface Week {
  monday: string;
  total: Figure;
  done: Figure | null;
  due: Figure;
  planned: Figure;
}

/** The chart in numbers, with the tasks that were due in each week alone. */
export function weeksOf(weeks: readonly OverviewWeek[]): Week[] {
  return weeks.map(({ monday, total, done, planned }, place) => {
    const sunday = dayAfter(monday, 6);
    const before = weeks[place - 1]?.planned;
    const dueThen: Filter = { field: "due_date", op: "between", value: [monday, sunday] };
    return {
      monday,
      total: { tasks: total, of: thereBy(sunday) },
      done: done === null ? null : { tasks: done, of: doneBy(sunday) },
      due: { tasks: planned - (before ?? 0), of: before === undefined ? dueBy(sunday) : dueThen },
      planned: { tasks: planned, of: dueBy(sunday) },
    };
  });
}
