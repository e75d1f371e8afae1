import { useMutation, useQueryClient } from "@tanstack/react-query";
import { catchUp } from "@/api/grid-query";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";

interface Written {
  /** Answers the change set's id, null when there was nothing to change. */
  send: () => Promise<string | null>;
  what: string;
  count: number;
  title: string;
}

/** One request about many tasks, which an undo takes back in its turn; `onDone` when it was taken. */
export function useTasksWrite(onDone: () => void) {
  const queries = useQueryClient();
  const { projectId, undo } = useProjectSession();
  const writing = useMutation({
    mutationFn: ({ send }: Written) => send(),
    onSuccess: (changeSetId, { what, count, title }) => {
      if (changeSetId) undo.did(changeSetId, { what, table: "task", count, title });
      onDone();
      return catchUp(queries, projectId);
    },
  });
  return {
    write: writing.mutate,
    isBusy: writing.isPending,
    problem: writing.error && Problem.from(writing.error),
  };
}
