import { Select } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { editKey, type Pending } from "@/api/edits";
import type { GridTask } from "@/api/grid-copy";
import { useProjectSession } from "@/api/project-session";
import type { TaskOut } from "@/api/schema.gen";
import { taskQuery } from "@/api/task";
import { useMay } from "@/api/use-project";
import { Field } from "@/editing/Field";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { useStore } from "@/lib/store";
import classes from "./Fields.module.css";
import { percent } from "./percent";

/** What the levels of difficulty are called, from 1 up. */
const LEVELS = ["veryEasy", "easy", "medium", "hard", "veryHard"] as const;

const OWN = ["description", "difficulty", "completion_rate"] as const;

type Own = (typeof OWN)[number];

/** What is known of a task beside its place in a grid: what is to be done, how hard it is, how far it is, when it began and ended. */
export function TaskFacts({ task }: { task: GridTask }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { projectId, edits } = useProjectSession();
  const may = useMay(projectId);
  const { data } = useQuery({ ...taskQuery(task.id, task.rev), enabled: may("task.get") });
  const pending = useStore(edits.pending);
  const facts = data && withPending(data, pending);
  const isReadOnly = !facts || !may("task.edit_many");
  const save = (field: Own, value: unknown) => {
    if (!facts) return;
    const { rev, [field]: seen } = facts;
    const saving = edits.save({ edits: [{ table: "task", id: task.id, field, value, seen, rev }] });
    // It stands in the task until that is read again, when its change has arrived.
    void saving.then(
      ({ state }) =>
        state === "saved" &&
        queries.setQueriesData<TaskOut>({ queryKey: ["task", task.id] }, (old) => old && { ...old, [field]: value }),
    );
  };
  const began = facts?.real_start_date && t("taskFacts.began", { when: moment(facts.real_start_date, locale) });
  const done = facts?.done_at && t("taskFacts.done", { when: moment(facts.done_at, locale) });
  return (
    <>
      <Field
        {...{ label: t("taskFacts.brief"), value: facts?.description ?? "", isReadOnly, isLong: true }}
        onSave={(typed) => save("description", typed)}
      />
      <div className={classes.pair}>
        <Select
          label={t("fields.difficulty")}
          data={LEVELS.map((level, at) => ({ value: String(at + 1), label: t(`taskFacts.levels.${level}`) }))}
          value={facts ? String(facts.difficulty) : null}
          onChange={(level) => level && Number(level) !== facts?.difficulty && save("difficulty", Number(level))}
          allowDeselect={false}
          disabled={isReadOnly}
          size="sm"
        />
        <Field
          {...{ label: t("fields.completion_rate"), value: facts ? `${facts.completion_rate} %` : "", isReadOnly }}
          wrong={(typed) => (percent(typed) === null ? t("taskFacts.noPercent") : null)}
          onSave={(typed) => {
            const rate = percent(typed);
            if (rate !== null && rate !== facts?.completion_rate) save("completion_rate", rate);
          }}
        />
      </div>
      {(began || done) && <p className={classes.note}>{[began, done].filter(Boolean).join(" · ")}</p>}
    </>
  );
}

/** With what was typed and is not saved yet. */
function withPending(facts: TaskOut, pending: Pending): TaskOut {
  const typed = OWN.map((field) => pending.get(editKey({ id: facts.id, field }))).filter((edit) => edit !== undefined);
  return { ...facts, ...Object.fromEntries(typed.map(({ field, value }) => [field, value])) };
}
