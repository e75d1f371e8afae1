import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
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
  /** For a field that says itself why it was refused. */
  save: (write: Write) => Promise<string | undefined>;
  isBusy: boolean;
  problem: Problem | null;
  forget: () => void;
}

/** A write to slots: one change set, which Ctrl+Z takes back; the page is read again, whatever came of it. */
export function useSlotWrite(onDone?: () => void): SlotWrite {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { projectId, undo } = useProjectSession();
  const { mutate, mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: ({ send }: Write) => send(),
    onSuccess: (changeSetId, { title, count = 1 }) => {
      if (changeSetId) undo.did(changeSetId, { what: "mixed", table: "entity", count, title });
      onDone?.();
    },
    onSettled: () => Promise.all([refreshTeam(queries, projectId), refreshContext(queries, projectId)]),
  });
  const whyNot = (refused: unknown) => {
    const { slug, fieldErrors, message } = Problem.from(refused);
    if (slug === "rev-conflict") return t("forms.overtaken");
    return slug === "unreachable" ? t("state.unreachable") : (fieldErrors[0]?.message ?? message);
  };
  return {
    write: mutate,
    save: (write) => mutateAsync(write).then(() => undefined, whyNot),
    isBusy: isPending,
    problem: error && Problem.from(error),
    forget: reset,
  };
}
