import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { contextQuery } from "@/api/context";
import { ProjectSession } from "@/api/project-session";
import { useMe } from "@/api/use-project";

/** One session per project, opened at the context's first cursor; later contexts do not reopen it. */
export function useSession(projectId: string, cursor: string | undefined): ProjectSession | null {
  const queries = useQueryClient();
  const { account } = useMe();
  const [session, setSession] = useState<ProjectSession | null>(null);
  const isReady = cursor !== undefined;
  useEffect(() => {
    const first = queries.getQueryData(contextQuery(projectId).queryKey)?.cursor;
    if (!isReady || first === undefined) return;
    const opened = new ProjectSession(queries, projectId, account.id, first);
    setSession(opened);
    return () => {
      opened.close();
      setSession(null);
      // What the pages hold is not kept true any more: the next visit asks what changed.
      void queries.invalidateQueries({ queryKey: contextQuery(projectId).queryKey, refetchType: "none" });
    };
  }, [queries, projectId, account.id, isReady]);
  return session?.projectId === projectId ? session : null;
}
