import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import type { CastingSearch } from "@/features/casting/casting-search";
import { CastingPage } from "@/features/casting/CastingPage";

const casting = getRouteApi("/inside/projects/$projectId/casting");

export function CastingRoute() {
  const navigate = casting.useNavigate();
  const onSearch = useCallback((search: CastingSearch) => void navigate({ search, replace: true }), [navigate]);
  return <CastingPage search={casting.useSearch()} onSearch={onSearch} />;
}
