import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";

interface Person {
  id: string;
  display_name: string;
}

const MOST = 1000;

/** The studio's people by name, those who left left out. */
export const peopleQuery = queryOptions({
  queryKey: ["people", "names"],
  queryFn: async ({ signal }): Promise<Person[]> => {
    const query = { sort: "display_name", fields: "display_name", limit: MOST };
    return (await answered(client.GET("/api/v1/accounts", { params: { query }, signal }))).rows as Person[];
  },
  staleTime: 60_000,
});
