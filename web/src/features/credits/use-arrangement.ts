import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { arrangeCredits, creditsQuery, type Credits } from "@/api/credits";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { choiceOf, type Line, linesOf } from "./draft";

interface Arrangement {
  lines: readonly Line[];
  /** Writes an order, or a change of a line, at once. */
  arrange: (lines: readonly Line[]) => void;
  /** Shows lines that cannot be written yet: a new one waits for its name. */
  draft: (lines: readonly Line[]) => void;
  isBusy: boolean;
  problem: Problem | null;
}

/** The lines as they are being arranged: what was done shows at once, is written as one change set, and Ctrl+Z takes it back. */
export function useArrangement(projectId: string, credits: Credits): Arrangement {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { undo } = useProjectSession();
  const [held, setHeld] = useState<readonly Line[] | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (lines: readonly Line[]) => {
      const { seen } = queries.getQueryData(creditsQuery(projectId).queryKey) ?? credits;
      return arrangeCredits(projectId, lines.filter(isWhole).map(choiceOf), seen);
    },
    // One after the other: each says what it has seen.
    scope: { id: `credits ${projectId}` },
    onSuccess: async ({ credits: now, changeSetId }, lines) => {
      if (changeSetId)
        undo.did(changeSetId, { what: "mixed", table: "entity", count: 1, title: t("credits.arranged") });
      await queries.cancelQueries(creditsQuery(projectId));
      queries.setQueryData(creditsQuery(projectId).queryKey, now);
      setHeld((latest) => (latest === lines ? withUnnamed(lines, now) : latest));
    },
    onError: async () => {
      await queries.invalidateQueries(creditsQuery(projectId));
      setHeld(null);
    },
  });
  const arrange = (lines: readonly Line[]) => {
    setHeld(lines);
    mutate(lines);
  };
  const lines = held ?? linesOf(credits);
  return { lines, arrange, draft: setHeld, isBusy: isPending, problem: error && Problem.from(error) };
}

function isWhole(line: Line): boolean {
  return line.member_id !== null || Boolean(line.name?.trim());
}

/** The server's own lines from here on, with the new ones that wait for their name. */
function withUnnamed(lines: readonly Line[], now: Credits): readonly Line[] | null {
  const waiting = lines.filter((line) => !isWhole(line));
  return waiting.length > 0 ? [...linesOf(now), ...waiting] : null;
}
