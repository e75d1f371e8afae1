import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Outcome, revertMany } from "./revert-many";

/** What a revert may change and no live change corrects: the diary itself, and what the settings show of the studio. */
const TOLD = [
  ...["history", "feed", "archived", "studio-names"],
  ...["list", "people", "providers", "own-fields", "organization", "projects"],
];

/** From here on a button asks once more before it puts so much back. */
const MANY = 10;

interface Revert {
  /** Pressed once of so many changes it asks, pressed again it goes. */
  press: (newestFirst: readonly string[], changes: number, rowIds?: string[], field?: string) => void;
  isAsking: boolean;
  stopAsking: () => void;
  /** How many change sets are done, while it goes on. */
  done: number | null;
  outcome: Outcome | undefined;
  forget: () => void;
}

export function useRevert(): Revert {
  const queries = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const [done, setDone] = useState(0);
  const { mutate, isPending, data, reset } = useMutation({
    mutationFn: ({
      ids,
      ...part
    }: {
      ids: readonly string[];
      rowIds: string[] | undefined;
      field: string | undefined;
    }) => revertMany(ids, { ...part, onDone: setDone }),
    onSuccess: () => {
      for (const told of TOLD) void queries.invalidateQueries({ queryKey: [told] });
    },
  });
  return {
    press: (ids, changes, rowIds, field) => {
      const isSure = isAsking || changes < MANY;
      setIsAsking(!isSure);
      if (!isSure) return;
      setDone(0);
      mutate({ ids, rowIds, field });
    },
    isAsking,
    stopAsking: () => setIsAsking(false),
    done: isPending ? done : null,
    outcome: data,
    forget: reset,
  };
}
