import { queryOptions, useQuery } from "@tanstack/react-query";
import { answered, client } from "./client";
import { verbsQuery } from "./session";

interface Slot {
  id: string;
  account_id: string;
  project_id: string;
}

const MOST = 1000;

/** The list of tasks, filtered to those of some slots. */
export function tasksOfHref(projectId: string, memberIds: readonly string[]): string {
  const filter = { all: [{ field: "assignee", op: "in", value: memberIds }] };
  return `/projects/${projectId}/tasks?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

/** The slots of some people, as far as one sees them; the last made first. */
const slotsQuery = (accountIds: readonly string[]) =>
  queryOptions({
    queryKey: ["slots-of", ...accountIds],
    queryFn: async ({ signal }) => {
      const query = {
        ...{ filter: [`account_id:in:${accountIds.join(",")}`], fields: "account_id,project_id" },
        ...{ sort: "-created_at", limit: MOST },
      };
      return (await answered(client.GET("/api/v1/members", { params: { query }, signal }))).rows as unknown as Slot[];
    },
    staleTime: 30_000,
  });

/** Where some people are met: at their tasks, in the project that is open if they are in it; else among the people. Null for nowhere. */
export function usePeopleHrefs(
  accountIds: readonly string[],
  projectId?: string,
): (accountId: string) => string | null {
  const { data: verbs } = useQuery(verbsQuery);
  const listed = Object.entries(verbs?.projects ?? {}).flatMap(([id, all]) =>
    all.includes("member.list") ? [id] : [],
  );
  const enabled = accountIds.length > 0 && listed.length > 0;
  const { data: slots, isLoading } = useQuery({ ...slotsQuery(accountIds), enabled });
  const home = verbs?.studio.includes("account.standing") ? "/settings/people" : null;
  // Until their slots are known nobody is led to the wrong place.
  return (accountId) => (isLoading ? null : (personHref(slots ?? [], accountId, listed, projectId) ?? home));
}

export function personHref(
  slots: readonly Slot[],
  accountId: string,
  listed: readonly string[],
  projectId?: string,
): string | null {
  const theirs = slots.filter(({ account_id, project_id }) => account_id === accountId && listed.includes(project_id));
  const { project_id } = theirs.find((slot) => slot.project_id === projectId) ?? theirs[0] ?? {};
  if (project_id === undefined) return null;
  return tasksOfHref(
    project_id,
    theirs.filter((slot) => slot.project_id === project_id).map(({ id }) => id),
  );
}
