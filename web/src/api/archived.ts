import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { PageArchivedRow } from "./schema.gen";

/** What can be archived in a project, and its plural in addresses. */
export const ARCHIVED_NOUNS = {
  entity: "entities",
  task: "tasks",
  comment: "comments",
  member: "members",
} as const;
export type ArchivedNoun = keyof typeof ARCHIVED_NOUNS;

/** The same, whole projects, and people. */
const PURGED_NOUNS = { ...ARCHIVED_NOUNS, project: "projects", account: "accounts" } as const;
export type PurgedNoun = keyof typeof PURGED_NOUNS;
type Ids<Noun extends PurgedNoun> = Readonly<Partial<Record<Noun, string[]>>>;

/** What is asked at once when rows are shown, at the most. */
const PAGE = 100;

export const archivedQuery = (projectId: string, { noun, q }: { noun?: ArchivedNoun; q?: string }) =>
  infiniteQueryOptions({
    queryKey: ["archived", projectId, { noun, q }],
    queryFn: ({ pageParam, signal }): Promise<PageArchivedRow> => {
      const query = {
        limit: PAGE,
        ...(noun && { noun: [noun] }),
        ...(q && { q }),
        ...(pageParam && { after: pageParam }),
      };
      const params = { path: { project_id: projectId }, query };
      return answered(client.GET("/api/v1/projects/{project_id}/archived", { params, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** What goes with these rows when they are deleted for ever, and which of them cannot be. */
export const purgePreviewQuery = (ids: Ids<PurgedNoun>) =>
  queryOptions({
    queryKey: ["purge-preview", ids],
    queryFn: async ({ signal }) => {
      const previews = await Promise.all(
        filled(ids).map(([noun, chosen]) =>
          answered(client.POST(`/api/v1/${PURGED_NOUNS[noun]}/purge-preview`, { body: { ids: chosen }, signal })),
        ),
      );
      const counts = new Map<string, number>();
      for (const preview of previews)
        for (const [noun, count] of Object.entries(preview.counts)) counts.set(noun, (counts.get(noun) ?? 0) + count);
      return { counts, blockers: previews.flatMap(({ blockers }) => blockers) };
    },
    staleTime: 0,
    gcTime: 0,
  });

export function restoreRows(ids: Ids<PurgedNoun>): Promise<number> {
  return act(ids, (noun, chosen) => client.POST(`/api/v1/${PURGED_NOUNS[noun]}/restore`, { body: { ids: chosen } }));
}

export function purgeRows(ids: Ids<PurgedNoun>): Promise<number> {
  return act(ids, (noun, chosen) => client.POST(`/api/v1/${PURGED_NOUNS[noun]}/purge`, { body: { ids: chosen } }));
}

/** One request per noun, one after the other: what a task stands on is back before the task is. */
async function act(
  ids: Ids<PurgedNoun>,
  send: (noun: PurgedNoun, chosen: string[]) => Promise<{ data?: { count: number }; response: Response }>,
): Promise<number> {
  let count = 0;
  for (const [noun, chosen] of filled(ids)) {
    // oxlint-disable-next-line no-await-in-loop
    const done = await answered(send(noun, chosen));
    count += done.count;
  }
  return count;
}

function filled(ids: Ids<PurgedNoun>): [PurgedNoun, string[]][] {
  return (Object.keys(PURGED_NOUNS) as PurgedNoun[]).flatMap((noun) => (ids[noun]?.length ? [[noun, ids[noun]]] : []));
}
