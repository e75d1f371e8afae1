import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ArchiveSearch } from "@/features/archive/archive-search";
import { ArchivePage } from "@/features/archive/ArchivePage";
import { CreditsPage } from "@/features/credits/CreditsPage";
import type { ActivitySearch } from "@/features/history/activity-search";
import { ActivityPage } from "@/features/history/ActivityPage";
import type { OverviewSearch } from "@/features/overview/overview-search";
import { OverviewPage } from "@/features/overview/OverviewPage";
import type { TeamSearch } from "@/features/team/team-search";
import { TeamPage } from "@/features/team/TeamPage";

const project = getRouteApi("/inside/projects/$projectId");
const archived = getRouteApi("/inside/projects/$projectId/archived");
const activity = getRouteApi("/inside/projects/$projectId/activity");
const overview = getRouteApi("/inside/projects/$projectId/overview");
const team = getRouteApi("/inside/projects/$projectId/team");

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

export function CreditsRoute() {
  return <CreditsPage projectId={project.useParams().projectId} />;
}

export function OverviewRoute() {
  const navigate = overview.useNavigate();
  const onSearch = useCallback((search: OverviewSearch) => void navigate({ search, replace: true }), [navigate]);
  return <OverviewPage projectId={project.useParams().projectId} search={overview.useSearch()} onSearch={onSearch} />;
}

export function TeamRoute() {
  const navigate = team.useNavigate();
  const onSearch = useCallback((search: TeamSearch) => void navigate({ search, replace: true }), [navigate]);
  return <TeamPage projectId={project.useParams().projectId} search={team.useSearch()} onSearch={onSearch} />;
}
