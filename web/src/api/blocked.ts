import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";

/** What each open task waits for, by what that is called; only tasks that wait are in it. */
export type Blocked = ReadonlyMap<string, readonly string[]>;

export const NOTHING_BLOCKED: Blocked = new Map();

export const blockedQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["blocked", projectId],
    queryFn: async (): Promise<Blocked> => {
      const params = { path: { project_id: projectId } };
      const { needed, tasks } = await answered(client.GET("/api/v1/projects/{project_id}/blocked", { params }));
      return new Map(
        tasks.map(([id, places]) => [id as string, (places as number[]).map((place) => needed[place]?.[1] ?? "")]),
      );
    },
    structuralSharing: false,
  });
