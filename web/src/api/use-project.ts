import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { contextQuery, type ProjectContext } from "./context";
import { meQuery, verbsQuery } from "./session";

/** The project's context; its frame has loaded it before any page of it shows. */
export function useProjectContext(projectId: string): ProjectContext {
  return useSuspenseQuery(contextQuery(projectId)).data;
}

export function useMe() {
  return useSuspenseQuery(meQuery).data;
}

/** Whether the person may use a verb here. The server decides; this only mirrors it, and offers nothing until it is known. */
export function useMay(projectId?: string): (verb: string) => boolean {
  const { data } = useQuery(verbsQuery);
  const allowed = new Set([...(data?.studio ?? []), ...(projectId ? (data?.projects[projectId] ?? []) : [])]);
  return (verb) => allowed.has(verb);
}

/** What a token may be given: each noun as a whole, then its verbs; never more than the person may. */
export function useGrantable(): string[] {
  const { data } = useQuery(verbsQuery);
  const verbs = [...new Set([...(data?.studio ?? []), ...Object.values(data?.projects ?? {}).flat()])].toSorted();
  const nouns = [...new Set(verbs.map((verb) => `${verb.split(".")[0]}.*`))];
  return [...nouns, ...verbs];
}
