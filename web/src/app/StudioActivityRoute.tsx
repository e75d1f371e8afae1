import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ActivitySearch } from "@/features/history/activity-search";
import { StudioActivityPage } from "@/features/history/StudioActivityPage";

const section = getRouteApi("/inside/settings/$section");

export function StudioActivityRoute() {
  const navigate = section.useNavigate();
  const onSearch = useCallback((search: ActivitySearch) => void navigate({ search, replace: true }), [navigate]);
  return <StudioActivityPage search={section.useSearch()} onSearch={onSearch} />;
}
