import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";

export interface Named {
  id: string;
  name: string;
}

type Row = Record<string, string | null> & { id: string };

const LISTS = ["departments", "task-types", "task-statuses", "entity-types", "software", "projects"] as const;
const MOST = 1000;

/** What the ids in the studio's diary stand for: its lists, projects, people, and the slots made last. */
export const studioNamesQuery = queryOptions({
  queryKey: ["studio-names"],
  queryFn: async ({ signal }): Promise<Named[]> => {
    const rows = async (path: (typeof LISTS)[number] | "accounts" | "members", fields: string, sort: string) => {
      const query = { archived: "yes" as const, limit: MOST, fields, sort };
      const place = `/api/v1/${path}` as "/api/v1/departments";
      return (await answered(client.GET(place, { params: { query }, signal }))).rows as unknown as Row[];
    };
    const [people, slots, ...lists] = await Promise.all([
      rows("accounts", "display_name", "display_name"),
      rows("members", "account_id,display_name,role", "-created_at"),
      ...LISTS.map((path) => rows(path, "name", "name")),
    ]);
    const persons = new Map(people.map(({ id, display_name }) => [id, display_name ?? ""]));
    return [
      ...lists.flat().map(({ id, name }) => ({ id, name: name ?? "" })),
      ...[...persons].map(([id, name]) => ({ id, name })),
      ...slots.map(({ id, account_id, display_name, role }) => ({
        id,
        name: persons.get(account_id ?? "") || display_name || role || "",
      })),
    ];
  },
  staleTime: 60_000,
});
