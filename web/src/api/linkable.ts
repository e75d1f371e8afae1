import { useQuery } from "@tanstack/react-query";
import type { Choice } from "@/lib/choice";
import { answered, client } from "./client";
import type { Lookup } from "./lookup";

const NONE: readonly Choice[] = [];

/** What a field that links to an entity may name: the first thousand of the project by name, asked for only where there is such a field. */
export function useLinkable(projectId: string, known: Lookup): readonly Choice[] {
  const { data } = useQuery({
    queryKey: ["linkable", projectId],
    enabled: known.own?.some(({ type }) => type === "entity_link") ?? false,
    queryFn: async (): Promise<readonly Choice[]> => {
      const query = { filter: [`project_id:eq:${projectId}`], fields: "id,name", sort: "name", limit: 1000 };
      const { rows } = await answered(client.GET("/api/v1/entities", { params: { query } }));
      return rows.map(({ id, name }) => ({ id, name: name ?? "" }));
    },
  });
  return data ?? NONE;
}
