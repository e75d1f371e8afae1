import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import type { SearchAsked } from "@/api/search";
import { SearchPage } from "@/features/search/SearchPage";

const route = getRouteApi("/inside/search");

export function SearchRoute() {
  const navigate = route.useNavigate();
  const onSearch = useCallback((search: SearchAsked) => void navigate({ search, replace: true }), [navigate]);
  return <SearchPage search={route.useSearch()} onSearch={onSearch} />;
}
