import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ActivitySearch } from "@/features/history/activity-search";
import { ActivityPage } from "@/features/history/ActivityPage";
import { TeamPage } from "@/features/team/TeamPage";

const project = getRouteApi("/inside/projects/$projectId");
const activity = getRouteApi("/inside/projects/$projectId/activity");

export function ActivityRoute() {
  const navigate = activity.useNavigate();
  const onSearch = useCallback((search: ActivitySearch) => void navigate({ search, replace: true }), [navigate]);
  return <ActivityPage projectId={project.useParams().projectId} search={activity.useSearch()} onSearch={onSearch} />;
}

export function TeamRoute() {
  return <TeamPage projectId={project.useParams().projectId} />;
}
