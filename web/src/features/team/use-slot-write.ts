import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refreshContext } from "@/api/context";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { refreshTeam } from "@/api/team";

interface Write {
  /** What undo would call it. */
  title: string;
  count?: number;
  send: () => Promise<string | null>;
}

interface SlotWrite {
  write: (write: Write) => void;
  isBusy: boolean;
  problem: Problem | null;
  forget: () => void;
}

/** A write to slots: one change set, which Ctrl+Z takes back; the page is read again, whatever came of it. */
export function useSlotWrite(onDone?: () => void): SlotWrite {
  const queries = useQueryClient();
  const { projectId, undo } = useProjectSession();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: ({ send }: Write) => send(),
    onSuccess: (changeSetId, { title, count = 1 }) => {
      if (changeSetId) undo.did(changeSetId, { what: "mixed", table: "entity", count, title });
      onDone?.();
    },
    onSettled: () => Promise.all([refreshTeam(queries, projectId), refreshContext(queries, projectId)]),
  });
  return { write: mutate, isBusy: isPending, problem: error && Problem.from(error), forget: reset };
}
