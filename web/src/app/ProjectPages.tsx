import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ArchiveSearch } from "@/features/archive/archive-search";
import { ArchivePage } from "@/features/archive/ArchivePage";
import type { ActivitySearch } from "@/features/history/activity-search";
import { ActivityPage } from "@/features/history/ActivityPage";
import { TeamPage } from "@/features/team/TeamPage";

const project = getRouteApi("/inside/projects/$projectId");
const archived = getRouteApi("/inside/projects/$projectId/archived");
const activity = getRouteApi("/inside/projects/$projectId/activity");

export function ActivityRoute() {
  const navigate = activity.useNavigate();
  const onSearch = useCallback((search: ActivitySearch) => void navigate({ search, replace: true }), [navigate]);
  return <ActivityPage projectId={project.useParams().projectId} search={activity.useSearch()} onSearch={onSearch} />;
}

export function ArchiveRoute() {
  const navigate = archived.useNavigate();
  const onSearch = useCallback((search: ArchiveSearch) => void navigate({ search, replace: true }), [navigate]);
  return <ArchivePage projectId={project.useParams().projectId} search={archived.useSearch()} onSearch={onSearch} />;
}

export function TeamRoute() {
  return <TeamPage projectId={project.useParams().projectId} />;
}
