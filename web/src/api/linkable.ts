import { useQuery } from "@tanstack/react-query";
import type { Choice } from "@/lib/choice";
import { answered, client } from "./client";
import type { Lookup } from "./lookup";

const NONE: readonly Choice[] = [];

/** What a field that links to an entity may name: the first thousand of the project, or of the studio, by name, asked for only where there is such a field. */
export function useLinkable(projectId: string | null, known: Pick<Lookup, "own">): readonly Choice[] {
  const { data } = useQuery({
    queryKey: ["linkable", projectId],
    enabled: known.own?.some(({ type }) => type === "entity_link") ?? false,
    queryFn: async (): Promise<readonly Choice[]> => {
      const filter = projectId ? [`project_id:eq:${projectId}`] : [];
      const query = { filter, fields: "id,name", sort: "name", limit: 1000 };
      const { rows } = await answered(client.GET("/api/v1/entities", { params: { query } }));
      return rows.map(({ id, name }) => ({ id, name: name ?? "" }));
    },
  });
  return data ?? NONE;
}
