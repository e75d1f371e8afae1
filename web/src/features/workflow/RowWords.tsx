import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listQuery } from "@/api/studio-lists";
import { StatusLabel } from "@/ui/StatusLabel";
import { type ListConfig, type Row, STATUS_FLAGS } from "./list-config";
import classes from "./Lists.module.css";

/** What a line says of itself: its short name, its name in its colour, and what it means. */
export function RowWords({ config, row }: { config: ListConfig; row: Row }) {
  const facts = useFacts(config, row);
  return (
    <span className={classes.name}>
      {row.short_name !== undefined && <span className={classes.short}>{row.short_name}</span>}
      {row.color ? <StatusLabel name={row.name} color={row.color} /> : <span>{row.name}</span>}
      {facts.length > 0 && <span className={classes.facts}>{facts.join(" · ")}</span>}
    </span>
  );
}

function useFacts(config: ListConfig, row: Row): string[] {
  const { t } = useTranslation();
  const of = config.path === "entity-types" ? "task-types" : "departments";
  const { data } = useQuery({ ...listQuery<Row>(of), enabled: of === "task-types" || config.path === "task-types" });
  const named = (id: string) => data?.find((other) => other.id === id)?.name;
  if (config.path === "task-statuses") {
    return STATUS_FLAGS.filter(({ name }) => row[name]).map(({ label }) => t(label));
  }
  if (config.path === "task-types") return some([row.department_id ? named(row.department_id) : undefined]);
  if (config.path === "entity-types") return some((row.default_task_type_ids ?? []).map(named));
  if (config.path === "software") return some([row.version, row.file_extension && `.${row.file_extension}`]);
  return [];
}

function some(words: (string | undefined)[]): string[] {
  return words.filter((word) => word !== undefined && word !== "") as string[];
}
