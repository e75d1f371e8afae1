import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type CastChange, type CastingCopy, castingKey, changeCasts, copyCast, type Stage } from "@/api/casting-page";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import type { CastAsset, CastCopy } from "@/api/schema.gen";
import { changed } from "./change-casting";

interface Change {
  body: CastChange;
  /** What is known of assets that may be new on the page. */
  assets?: readonly CastAsset[];
}

/** Changes casts: shown at once, saved behind, taken back by Ctrl Z. What is refused is put right by asking anew. */
export function useCasts(of: Stage) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { projectId, undo } = useProjectSession();
  const key = castingKey(projectId, of);
  const settle = () => queries.invalidateQueries({ queryKey: ["casting"] });
  const did = (id: string | null, count: number) => {
    if (id) undo.did(id, { what: "casting", table: "entity", count, title: t("casting.did", { count }) });
  };
  const changing = useMutation({
    mutationFn: ({ body }: Change) => changeCasts(projectId, body),
    // One after the other, in the order they were made.
    scope: { id: `casting ${projectId}` },
    onMutate: async ({ body, assets }) => {
      await queries.cancelQueries({ queryKey: key });
      queries.setQueryData<CastingCopy>(key, (held) => held && changed(held, body, assets));
    },
    onSuccess: ({ change_set_id }, { body }) => did(change_set_id, body.entity_ids.length),
    onSettled: () => (queries.isMutating({ mutationKey: ["cast"] }) > 1 ? undefined : settle()),
    mutationKey: ["cast"],
  });
  const copying = useMutation({
    mutationFn: (body: CastCopy) => copyCast(projectId, body),
    onSuccess: ({ change_set_id }, { entity_ids }) => did(change_set_id, entity_ids.length),
    onSettled: settle,
  });
  const error = changing.error ?? copying.error;
  return {
    change: (body: CastChange, assets: readonly CastAsset[] = []) => changing.mutate({ body, assets }),
    copy: (body: CastCopy) => copying.mutate(body),
    problem: error && Problem.from(error),
  };
}

export type Casts = ReturnType<typeof useCasts>;
