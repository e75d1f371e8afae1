import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Choice } from "@/lib/choice";
import { natural } from "@/lib/natural";
import { useSteadyList } from "@/lib/use-steady-list";
import { entitiesById } from "./casting";
import { answered, client } from "./client";
import type { GridCopy } from "./grid-copy";
import type { Lookup } from "./lookup";
import type { EntityRow } from "./schema.gen";

const NONE: readonly Choice[] = [];
const NO_COPIES: readonly GridCopy[] = [];
const MOST = 1000;

/** Rows that a field links to, by their names, with where each stands. */
export const linkedQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ["linkable", "held", ...ids.toSorted()],
    queryFn: async () => placed([...(await entitiesById(ids, "yes")).values()]),
    enabled: ids.length > 0,
  });

/**
 * What a field that links to an entity is known to name: the first thousand of the project, or of the studio, and whatever the rows hold.
 * Asked for only where there is such a field. Any other is found by its letters: `EntityPicker`.
 */
export function useLinkable(
  projectId: string | null,
  known: Pick<Lookup, "own">,
  copies: readonly GridCopy[] = NO_COPIES,
): readonly Choice[] {
  const keys = (known.own ?? []).filter(({ type }) => type === "entity_link").map(({ key }) => key);
  const fields = useSteadyList(keys);
  const steady = useSteadyList(copies);
  const { data: first } = useQuery({
    queryKey: ["linkable", projectId],
    enabled: fields.length > 0,
    queryFn: async (): Promise<readonly Choice[]> => {
      const filter = projectId ? [`project_id:eq:${projectId}`] : [];
      const query = { filter, fields: "id,name,parent_id", sort: "name", limit: MOST };
      return placed((await answered(client.GET("/api/v1/entities", { params: { query } }))).rows);
    },
  });
  const held = useMemo(() => heldIn(steady, fields), [steady, fields]);
  const others = useMemo(() => {
    const here = new Set(first?.map(({ id }) => id));
    return first ? held.filter((id) => !here.has(id)) : [];
  }, [first, held]);
  const { data: beyond = NONE } = useQuery({ ...linkedQuery(useSteadyList(others)), placeholderData: (old) => old });
  return useMemo(() => {
    const listed = new Map([...(first ?? NONE), ...beyond].map((choice) => [choice.id, choice]));
    return beyond.length > 0
      ? [...listed.values()].toSorted((one, other) => natural(one.name, other.name))
      : (first ?? NONE);
  }, [first, beyond]);
}

/** The ids that rows and tasks hold in these fields. */
function heldIn(copies: readonly Pick<GridCopy, "rows">[], keys: readonly string[]): string[] {
  const ids = new Set<string>();
  if (keys.length === 0) return [];
  const collect = (extra: Readonly<Record<string, unknown>> | undefined) => {
    for (const key of keys) if (typeof extra?.[key] === "string") ids.add(extra[key]);
  };
  for (const { rows } of copies)
    for (const row of rows.values()) {
      collect(row.extra);
      for (const task of row.tasks) collect(task.extra);
    }
  return [...ids].toSorted();
}

/** Each with its sequence and episode beside it: "SH010", "EP01 SQ020". */
async function placed(rows: readonly EntityRow[]): Promise<readonly Choice[]> {
  const known = new Map(rows.map((row) => [row.id, row]));
  const learn = async (ids: readonly (string | null | undefined)[]) => {
    const missing = [...new Set(ids)].filter((id) => id != null && !known.has(id)) as string[];
    for (const [id, row] of await entitiesById(missing, "yes")) known.set(id, row);
  };
  const above = ({ parent_id }: EntityRow) => known.get(parent_id ?? "");
  await learn(rows.map(({ parent_id }) => parent_id));
  await learn(rows.map((row) => above(row)?.parent_id));
  return rows.map((row): Choice => {
    const parent = above(row);
    const note = [parent && above(parent)?.name, parent?.name].filter(Boolean).join(" ");
    return {
      id: row.id ?? "",
      name: row.name ?? "",
      ...(note && { note }),
      ...(row.archived_at && { isRetired: true }),
    };
  });
}
