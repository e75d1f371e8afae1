import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { arrangeCredits, creditsQuery, type Credits } from "@/api/credits";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { choiceOf, isWhole, type Line, linesOf, newIds, type Step } from "./draft";

interface Arrangement {
  lines: readonly Line[];
  /** Writes an order, or a change of a line, at once. */
  arrange: (step: Step) => void;
  /** Shows what cannot be written yet: a new line waits for its name. */
  draft: (step: Step) => void;
  isBusy: boolean;
  /** Why the last of it was not taken; it still shows. */
  problem: Problem | null;
  again: () => void;
  giveUp: () => void;
}

interface Held {
  /** What was done here and is not written yet. It is done again on whatever the others make of the credits. */
  steps: readonly { at: number; step: Step }[];
  /** A line that was made here keeps its key when it gets an id. */
  keys: ReadonlyMap<string, string>;
}

const NOTHING: Held = { steps: [], keys: new Map() };
const MOST_TRIES = 5;

/** The lines as they are being arranged: what was done shows at once, is written as one change set, and Ctrl+Z takes it back. */
export function useArrangement(projectId: string, credits: Credits): Arrangement {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { undo } = useProjectSession();
  const query = creditsQuery(projectId);
  const [held, show] = useState(NOTHING);
  const latest = useRef(held);
  const count = useRef(0);
  const hold = (next: Held) => {
    latest.current = next;
    show(next);
  };
  // Read where it is written, so that what came of a step and the step itself never show both, nor neither.
  const now = () => queries.getQueryData(query.queryKey) ?? credits;
  const { mutate, reset, isPending, error } = useMutation({
    mutationFn: async (upTo: number) => {
      for (let tries = 1; ; tries++) {
        // The lines and what was seen of them belong together, whoever changed them since the step was made.
        const before = now();
        const lines = arranged(before, latest.current, upTo);
        try {
          return {
            before,
            lines,
            ...(await arrangeCredits(projectId, lines.filter(isWhole).map(choiceOf), before.seen)),
          };
        } catch (refused) {
          if (Problem.from(refused).facts.field !== "seen" || tries === MOST_TRIES) throw refused;
          await queries.fetchQuery({ ...query, staleTime: 0 });
        }
      }
    },
    // One after the other: each says what it has seen.
    scope: { id: `credits ${projectId}` },
    onSuccess: async ({ before, lines, credits: after, changeSetId }, upTo) => {
      if (changeSetId)
        undo.did(changeSetId, { what: "mixed", table: "entity", count: 1, title: t("credits.arranged") });
      await queries.cancelQueries(query);
      queries.setQueryData(query.queryKey, after);
      const nameless = lines.filter((line) => !isWhole(line)).map((line) => ({ ...line, id: null }));
      const waiting = { at: upTo, step: (others: readonly Line[]) => [...others, ...nameless] };
      hold({
        steps: [...(nameless.length > 0 ? [waiting] : []), ...latest.current.steps.filter(({ at }) => at > upTo)],
        keys: new Map([...latest.current.keys, ...newIds(lines, before, after)]),
      });
    },
    onError: () => queries.invalidateQueries(query),
  });
  const draft = (step: Step) => {
    count.current += 1;
    hold({ ...latest.current, steps: [...latest.current.steps, { at: count.current, step }] });
  };
  const again = () => mutate(count.current);
  const arrange = (step: Step) => {
    draft(step);
    again();
  };
  const giveUp = () => {
    hold({ ...latest.current, steps: [] });
    reset();
  };
  const problem = error && Problem.from(error);
  return { lines: arranged(now(), held), arrange, draft, isBusy: isPending, problem, again, giveUp };
}

function arranged(credits: Credits, { steps, keys }: Held, upTo = Infinity): readonly Line[] {
  let lines = linesOf(credits, keys);
  for (const { at, step } of steps) if (at <= upTo) lines = step(lines);
  return lines;
}
