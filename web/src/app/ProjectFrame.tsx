import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Outlet, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { contextQuery } from "@/api/context";
import { Problem } from "@/api/problem";
import { ProjectSession, ProjectSessionContext } from "@/api/project-session";
import { useMe } from "@/api/use-project";
import { EditingFrame } from "@/editing/EditingFrame";
import { LoadingRows } from "@/ui/states";
import { PageError } from "./PageError";
import classes from "./ProjectFrame.module.css";
import { PresentPeople } from "./PresentPeople";
import { ProjectNav } from "./ProjectNav";

/** A project: its pages at the left, and the stream that keeps them true while any of them is open. */
export function ProjectFrame() {
  const { projectId } = useParams({ from: "/inside/projects/$projectId" });
  const { data: context, error, refetch } = useQuery(contextQuery(projectId));
  const session = useSession(projectId, context?.cursor);
  return (
    <div className={classes.frame}>
      <ProjectNav projectId={projectId} />
      <div className={classes.page}>
        {error && !context ? (
          <PageError error={Problem.from(error)} reset={() => void refetch()} />
        ) : session ? (
          <ProjectSessionContext value={session}>
            <Outlet key={projectId} />
            <EditingFrame />
            <PresentPeople />
          </ProjectSessionContext>
        ) : (
          <LoadingRows rows={14} />
        )}
      </div>
    </div>
  );
}

/** One session per project, opened at the context's first cursor; later contexts do not reopen it. */
function useSession(projectId: string, cursor: string | undefined): ProjectSession | null {
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
