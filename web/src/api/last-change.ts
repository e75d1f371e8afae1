import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import { type Edit, extraKey } from "./edits";
import type { HistoryLine } from "./schema.gen";

/** Who wrote a value last, and when; null when that is further back than anybody asks. */
export const lastChangeQuery = ({ table, id, field, rev }: Pick<Edit, "table" | "id" | "field" | "rev">) =>
  queryOptions({
    queryKey: ["last-change", table, id, field, rev],
    queryFn: async (): Promise<HistoryLine | null> => {
      const params = { path: { row_id: id }, query: { limit: 50 } };
      const { rows } = await (table === "task"
        ? answered(client.GET("/api/v1/tasks/{row_id}/history", { params }))
        : answered(client.GET("/api/v1/entities/{row_id}/history", { params })));
      return rows.find((line) => isAbout(line, id, field)) ?? null;
    },
  });

function isAbout({ entity, row_id, after }: HistoryLine, id: string, field: string): boolean {
  if (field === "member_ids") return entity === "task_assignee";
  return row_id === id && after !== null && (extraKey(field) === null ? field : "extra") in after;
}
