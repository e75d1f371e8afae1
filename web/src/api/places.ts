import { queryOptions } from "@tanstack/react-query";
import { natural } from "@/lib/natural";
import { answered, client } from "./client";

/** An episode or a sequence, by its whole name: "EP01 SQ010". */
export interface PlaceRow {
  id: string;
  name: string;
  kind: "episode" | "sequence";
  isArchived: boolean;
}

interface Found {
  id: string;
  name: string;
  kind: PlaceRow["kind"];
  parent_id: string | null;
  archived_at: string | null;
}

const MOST = 1000;

/** The episodes and sequences of a project, in order; those in the archive too, to be named. */
export const placesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["places", projectId],
    queryFn: async ({ signal }): Promise<PlaceRow[]> => {
      const filter = [`project_id:eq:${projectId}`, "kind:in:episode,sequence"];
      const fields = "id,name,kind,parent_id,archived_at";
      const query = { filter, fields, sort: "name", limit: MOST, archived: "yes" as const };
      const rows = (await answered(client.GET("/api/v1/entities", { params: { query }, signal })))
        .rows as unknown as Found[];
      const names = new Map(rows.map(({ id, name }) => [id, name]));
      return rows
        .map(({ id, name, kind, parent_id, archived_at }) => ({
          ...{ id, kind, isArchived: archived_at !== null },
          name: [names.get(parent_id ?? ""), name].filter(Boolean).join(" "),
        }))
        .toSorted((one, other) => natural(one.name, other.name));
    },
  });
