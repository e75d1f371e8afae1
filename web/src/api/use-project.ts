import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { contextQuery, type ProjectContext } from "./context";
import { pictureAddress } from "./picture";
import { meQuery, verbsQuery } from "./session";

/** The project's context; its frame has loaded it before any page of it shows. */
export function useProjectContext(projectId: string): ProjectContext {
  return useSuspenseQuery(contextQuery(projectId)).data;
}

/** The pictures of a project's people that one knows, by account; none where there is no project. */
export function usePictures(
  projectId: string | undefined,
): (accountId: string | null | undefined) => string | undefined {
  const { data } = useQuery({ ...contextQuery(projectId ?? ""), enabled: projectId !== undefined });
  return (accountId) => pictureAddress(data?.accounts.find(({ id }) => id === accountId)?.avatar_id);
}

export function useMe() {
  return useSuspenseQuery(meQuery).data;
}

/**
 * Whether the person may use a verb here. The server decides; this only mirrors it, and offers nothing until it is known.
 *
 * In a project the slot there counts and not what the person is in the studio: an artist may be a project's client, and a closed project
 * takes back what the studio allows.
 */
export function useMay(projectId?: string): (verb: string) => boolean {
  const { data } = useQuery(verbsQuery);
  const allowed = new Set((projectId && data?.projects[projectId]) || data?.studio);
  return (verb) => allowed.has(verb);
}

/** The same of any project, where a page shows several. */
export function useMayIn(): (verb: string, projectId: string) => boolean {
  const { data } = useQuery(verbsQuery);
  return (verb, projectId) => (data?.projects[projectId] ?? data?.studio)?.includes(verb) ?? false;
}

/** Whether the person may use a verb in any project: what somebody is in the studio says nothing of their slots. */
export function useMaySomewhere(): (verb: string) => boolean {
  const { data } = useQuery(verbsQuery);
  return (verb) => Object.values(data?.projects ?? {}).some((allowed) => allowed.includes(verb));
}

/** Whether the person is a client in a project: to clients the studio does its work as one. */
export function useIsClient(projectId: string): boolean {
  return !useMay(projectId)("member.list");
}

/** What a token may be given: each noun as a whole, then its verbs; never more than the person may. */
export function useGrantable(): string[] {
  const { data } = useQuery(verbsQuery);
  const verbs = [...new Set([...(data?.studio ?? []), ...Object.values(data?.projects ?? {}).flat()])].toSorted();
  const nouns = [...new Set(verbs.map((verb) => `${verb.split(".")[0]}.*`))];
  return [...nouns, ...verbs];
}
