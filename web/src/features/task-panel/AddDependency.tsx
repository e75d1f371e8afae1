import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridRow } from "@/api/grid-copy";
import { useProjectSession } from "@/api/project-session";
import { searchQuery } from "@/api/search";
import { useProjectContext } from "@/api/use-project";

const REST_MS = 150;
const MOST = 20;

interface Props {
  row: GridRow;
  /** The task itself and what it waits for already. */
  known: ReadonlySet<string>;
  onAdd: (taskId: string) => void;
}

/** Finds a task to wait for: those of the same shot or asset at once, any other of the project by some letters of it. */
export function AddDependency({ row, known, onAdd }: Props) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const { task_types } = useProjectContext(projectId);
  const [typed, setTyped] = useState("");
  const [letters] = useDebouncedValue(typed.trim(), REST_MS);
  const { data: found, isFetching } = useQuery(searchQuery({ q: letters, kind: "task", project: projectId }, MOST));
  const near = row.tasks.map(({ id, name, task_type_id }) => {
    const type = task_types.find((one) => one.id === task_type_id)?.name ?? "";
    return { value: id, label: name === "main" ? type : `${type} ${name}` };
  });
  const hits = (found?.rows ?? []).map(({ id, title, where }) => ({ value: id, label: [...where, title].join(" ") }));
  const isAsked = typed.trim() !== "";
  const isWaiting = isAsked && (isFetching || letters !== typed.trim());
  return (
    <Select
      size="sm"
      aria-label={t("workflow.dependencies.add")}
      placeholder={t("workflow.dependencies.addHint")}
      data={(isAsked ? hits : near).filter(({ value }) => !known.has(value))}
      // What was found is what was meant, however it is spelled.
      filter={({ options }) => options}
      nothingFoundMessage={t(isWaiting ? "workflow.dependencies.searching" : "workflow.dependencies.nothing")}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        if (id) onAdd(id);
        setTyped("");
      }}
      searchable
    />
  );
}
