import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { type Draft, overtaken, settled, typedOver, unsaved, withDraft } from "@/lib/draft";

interface Asked<T, A> {
  /** The row as it is known now, field by field; of a new one, what it begins with. */
  now: T;
  /** Takes what differs from the row, and all of it. It goes with the row's newest rev: what is new in the row has been shown. */
  save: (changes: Partial<T>, values: T) => Promise<A>;
  /** Reads the row again. */
  refresh: () => Promise<unknown>;
  onSaved?: (answer: A) => void;
}

/**
 * A form over a row that others may change meanwhile. What is typed stays; what nobody has typed in follows the row. Where both wrote,
 * the field says what it holds now, and saving again puts in its place what was typed.
 */
export function useRowForm<T extends object, A>({ now, save, refresh, onSaved }: Asked<T, A>) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft<T>>({});
  const values = withDraft(draft, now);
  const changes = unsaved(draft, now);
  const theirs = overtaken(draft, now);
  const saving = useMutation({
    mutationFn: (sent: { changes: Partial<T>; values: T }) => save(sent.changes, sent.values),
    onSuccess: async (answer, sent) => {
      await refresh();
      setDraft((before) => settled(before, sent.changes));
      onSaved?.(answer);
    },
    // The button waits for it: the next try has the newest.
    onError: (error) => (Problem.from(error).isPassing ? undefined : refresh()),
  });
  const problem = saving.error && Problem.from(saving.error);
  const names = Object.keys(now) as (keyof T & string)[];
  const said = (value: unknown) =>
    typeof value === "boolean" ? t(value ? "forms.yes" : "forms.no") : [value ?? ""].flat().join(", ");
  /** What is wrong with a field, or what somebody else has put there; a value that is no text is said by `say`. */
  const wrong = <K extends keyof T & string>(name: K, say: (value: T[K]) => string = said): string | undefined =>
    problem?.about(name) ??
    (name in theirs ? t("forms.now", { value: say(theirs[name] as T[K]) || t("forms.nothing") }) : undefined);
  const refusalIn = (refused: Problem) => {
    if (refused.slug === "rev-conflict") return t("forms.overtaken");
    if (refused.slug === "unreachable") return t("state.unreachable");
    return names.some((name) => refused.about(name)) ? undefined : refused.message;
  };
  return {
    values,
    changes,
    wrong,
    set: (typed: Partial<T>) => setDraft((before) => typedOver(before, now, typed)),
    /** What no field says. */
    refusal: problem ? refusalIn(problem) : undefined,
    isSaving: saving.isPending,
    isSaved: saving.isSuccess && Object.keys(changes).length === 0,
    submit: (event: FormEvent) => {
      event.preventDefault();
      event.stopPropagation();
      saving.mutate({ changes, values });
    },
  };
}
