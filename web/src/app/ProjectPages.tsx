import { getRouteApi } from "@tanstack/react-router";
import { ActivityPage } from "@/features/history/ActivityPage";
import { TeamPage } from "@/features/team/TeamPage";

const project = getRouteApi("/inside/projects/$projectId");

export function ActivityRoute() {
  return <ActivityPage projectId={project.useParams().projectId} />;
}

export function TeamRoute() {
  return <TeamPage projectId={project.useParams().projectId} />;
}
