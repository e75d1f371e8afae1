import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { DayOffOut, Spent, Timesheet } from "./schema.gen";

const KEY = ["time"] as const;
const MOST_PEOPLE = 1000;

/** A person's week; without an account one's own, without a day this one. */
export const timesheetQuery = (accountId?: string, day?: string) =>
  queryOptions({
    queryKey: [...KEY, "sheet", accountId ?? "", day ?? ""],
    queryFn: ({ signal }): Promise<Timesheet> =>
      answered(
        client.GET("/api/v1/timesheet", {
          params: { query: { ...(accountId && { account_id: accountId }), ...(day && { day }) } },
          signal,
        }),
      ),
    placeholderData: (held) => held,
  });

/** Who worked how long on a task. */
export const taskTimeQuery = (taskId: string) =>
  queryOptions({
    queryKey: [...KEY, "task", taskId],
    queryFn: async ({ signal }): Promise<Spent[]> => {
      const path = { row_id: taskId };
      return (await answered(client.GET("/api/v1/tasks/{row_id}/time", { params: { path }, signal }))).rows;
    },
  });

/** Whose week a manager may look at. */
export const peopleOfTimeQuery = queryOptions({
  queryKey: [...KEY, "people"],
  queryFn: async ({ signal }): Promise<{ id: string; name: string }[]> => {
    const query = { fields: "id,display_name", sort: "display_name", limit: MOST_PEOPLE, filter: ["active:eq:true"] };
    const { rows } = await answered(client.GET("/api/v1/accounts", { params: { query }, signal }));
    return rows.map(({ id, display_name }) => ({ id, name: display_name ?? "" }));
  },
});

export interface Worked {
  task_id: string;
  on_date: string;
  minutes: number;
}

/** Sets what was worked; 0 takes it away. */
export async function logTime(row: Worked, accountId: string): Promise<void> {
  await client.PUT("/api/v1/time-entries", { body: { rows: [{ ...row, account_id: accountId }] } });
}

export async function takeDayOff(accountId: string, day: string): Promise<void> {
  await client.POST("/api/v1/days-off", { body: { account_id: accountId, starts_on: day, ends_on: day } });
}

export type HalfDay = "" | "morning" | "afternoon";

export interface DaysOff {
  account_id: string;
  starts_on: string;
  ends_on: string;
  /** Of each of the days; "" for the whole. */
  half_day: HalfDay;
  note: string;
}

export async function takeDaysOff(body: DaysOff): Promise<void> {
  await answered(client.POST("/api/v1/days-off", { body }));
}

const MOST_DAYS_OFF = 100;

/** The days off of a person that end on a day or after it. */
export const daysOffQuery = (accountId: string, since: string) =>
  queryOptions({
    queryKey: [...KEY, "days-off", accountId, since],
    queryFn: async ({ signal }): Promise<DayOffOut[]> => {
      const filter = [`account_id:eq:${accountId}`, `ends_on:ge:${since}`];
      const query = { filter, sort: "starts_on", limit: MOST_DAYS_OFF };
      // No `fields` was asked for, so the rows are whole.
      return (await answered(client.GET("/api/v1/days-off", { params: { query }, signal }))).rows as DayOffOut[];
    },
  });

export async function workDay(dayOffId: string): Promise<void> {
  await client.DELETE("/api/v1/days-off/{row_id}", { params: { path: { row_id: dayOffId } } });
}

export function refreshTime(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: KEY });
}
