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
      Promise.all(
        ASKED[rowId ? "project" : "studio"].map(async (verb) => {
          const query = { verb, account_id: accountId, ...(rowId ? { row_id: rowId } : {}) };
          const { allowed, sentence } = await answered(client.GET("/api/v1/explain", { params: { query } }));
          return { verb, allowed, sentence };
        }),
      ),
    staleTime: 0,
  });
