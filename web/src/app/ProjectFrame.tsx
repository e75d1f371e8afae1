import { useQuery } from "@tanstack/react-query";
import { Outlet, useParams } from "@tanstack/react-router";
import { contextQuery } from "@/api/context";
import { Problem } from "@/api/problem";
import { ProjectSessionContext } from "@/api/project-session";
import { EditingFrame } from "@/editing/EditingFrame";
import { LoadingRows } from "@/ui/states";
import { PageError } from "./PageError";
import classes from "./ProjectFrame.module.css";
import { PresentPeople } from "./PresentPeople";
import { ProjectNav } from "./ProjectNav";
import { useSession } from "./use-session";

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
