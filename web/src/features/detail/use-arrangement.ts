import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Kind } from "@/api/kinds";
import {
  layoutQuery,
  OWN,
  type PageLayout,
  type PlacedWidget,
  refreshLayouts,
  resetLayout,
  saveLayout,
  type Whose,
} from "@/api/page-layouts";
import { Problem } from "@/api/problem";

export interface Arrangement {
  whose: Whose;
  widgets: PlacedWidget[];
  layout: PageLayout | undefined;
  isSaving: boolean;
  problem: Problem | null;
  onWhose: (whose: Whose) => void;
  onWidgets: (change: (old: PlacedWidget[]) => PlacedWidget[]) => void;
  onSave: () => void;
  onReset: () => void;
  onCancel: () => void;
}

/** The page as it stands, and, while it is being arranged, as it is going to; without the widgets that the person is refused. */
export function useArrangement(projectId: string, kind: Kind, refused: ReadonlySet<string>) {
  const queries = useQueryClient();
  const own = useQuery(layoutQuery(projectId, kind));
  const [whose, setWhose] = useState<Whose | null>(null);
  const [draft, setDraft] = useState<PlacedWidget[] | null>(null);
  const asked = useQuery({ ...layoutQuery(projectId, kind, whose ?? OWN), enabled: whose !== null });
  const layout = whose ? asked.data : own.data;
  const held = ((layout?.layout.widgets ?? []) as PlacedWidget[]).filter(({ widget }) => !refused.has(widget));
  const saving = useMutation({
    mutationFn: (act: "save" | "reset") =>
      act === "save"
        ? saveLayout(projectId, kind, whose ?? OWN, { widgets: draft ?? held, rev: layout?.rev ?? null })
        : resetLayout(projectId, kind, whose ?? OWN),
    onSuccess: (saved, act) => {
      queries.setQueryData(layoutQuery(projectId, kind, whose ?? OWN).queryKey, saved);
      setDraft(null);
      if (act === "save") setWhose(null);
    },
    // Whoever was faster: their page is what the next try is about.
    onSettled: () => refreshLayouts(queries, projectId),
  });
  const leave = (next: Whose | null) => {
    saving.reset();
    setDraft(null);
    setWhose(next);
  };
  const arrangement: Arrangement | null = whose && {
    ...{ whose, layout, widgets: draft ?? held, isSaving: saving.isPending },
    problem: saving.error ? Problem.from(saving.error) : asked.error ? Problem.from(asked.error) : null,
    // What was moved stays: it was only not said yet for whom.
    onWhose: (next) => {
      saving.reset();
      setWhose(next);
    },
    onWidgets: (change) => setDraft((old) => change(old ?? held)),
    onSave: () => saving.mutate("save"),
    onReset: () => saving.mutate("reset"),
    onCancel: () => leave(null),
  };
  return { page: own, widgets: held, arrangement, begin: () => leave(OWN) };
}
