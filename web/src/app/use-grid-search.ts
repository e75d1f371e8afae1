import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { GridSearch } from "./router";

type Change = (old: GridSearch) => GridSearch;

/** What the address of a grid's page says, and the way to have it say something else. */
export function useGridSearch(): [GridSearch, (change: Change) => void] {
  const search = useSearch({ strict: false }) as GridSearch;
  const navigate = useNavigate();
  const set = useCallback(
    (change: Change) => void navigate({ to: ".", search: change as never, replace: true }),
    [navigate],
  );
  return [search, set];
}
