import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";

/** What is asked of somebody, in a production and in the studio: the verbs that people mean when they say "I cannot". */
const ASKED = {
  project: [
    ...["entity.list", "entity.create", "entity.edit", "task.assign", "task.set_status", "comment.create"],
    ...["comment.pin", "time_entry.log", "casting.set", "member.create", "project.edit"],
  ],
  studio: ["project.create", "task_type.create", "account.invite", "organization.edit"],
};

/** What is asked of one row. */
const ASKED_OF_ROW = {
  entity: ["entity.get", "entity.edit", "entity.archive", "task.create", "casting.set"],
  task: [
    ...(["task.get", "task.set_status", "task.assign", "task.edit", "comment.create"] as const),
    ...(["time_entry.log", "task.archive"] as const),
  ],
} as const;

export interface Explained {
  verb: string;
  allowed: boolean;
  sentence: string;
}

/** What an account may do with a row, or in the studio, each with the rule that decides. */
export const explainQuery = (accountId: string, rowId: string | null) =>
  queryOptions({
    queryKey: ["explain", accountId, rowId],
    queryFn: (): Promise<Explained[]> =>
      Promise.all(ASKED[rowId ? "project" : "studio"].map((verb) => explained(verb, accountId, rowId))),
    staleTime: 0,
  });

/** What an account may do with an entity or a task, each with the rule that decides. */
export const explainRowQuery = (accountId: string, rowId: string, table: keyof typeof ASKED_OF_ROW) =>
  queryOptions({
    queryKey: ["explain", accountId, rowId, table],
    queryFn: () =>
      Promise.all(
        (ASKED_OF_ROW[table] as readonly RowVerb[]).map(async (verb) => ({
          ...(await explained(verb, accountId, rowId)),
          verb,
        })),
      ),
    staleTime: 0,
  });

type RowVerb = (typeof ASKED_OF_ROW)[keyof typeof ASKED_OF_ROW][number];

async function explained(verb: string, accountId: string, rowId: string | null): Promise<Explained> {
  const query = { verb, account_id: accountId, ...(rowId ? { row_id: rowId } : {}) };
  const { allowed, sentence } = await answered(client.GET("/api/v1/explain", { params: { query } }));
  return { verb, allowed, sentence };
}
