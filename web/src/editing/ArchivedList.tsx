import { ActionIcon } from "@mantine/core";
import { IconRestore } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import classes from "./ArchivedList.module.css";

interface Props<T> {
  /** Those of a list that are in the archive. */
  rows: readonly T[];
  name: (row: T) => string;
  /** What a line says; its name, when left out. */
  children?: (row: T) => ReactNode;
  /** Left out for whoever may not. */
  onRestore: ((id: string) => Promise<unknown>) | undefined;
  refresh: () => Promise<unknown>;
}

/** What was put away of a list, folded under it, to be brought back. */
export function ArchivedList<T extends { id: string }>({ rows, name, children = name, onRestore, refresh }: Props<T>) {
  const { t } = useTranslation();
  const restoring = useMutation({
    mutationFn: async (id: string) => onRestore?.(id),
    onSettled: refresh,
  });
  if (rows.length === 0) return null;
  const title = t("forms.archived", { count: rows.length });
  return (
    <details className={classes.archived}>
      <summary>{title}</summary>
      {restoring.error && (
        <p className={classes.problem} role="alert">
          {Problem.from(restoring.error).message}
        </p>
      )}
      <ul className={classes.list} aria-label={title}>
        {rows.map((row) => (
          <li key={row.id} className={classes.line}>
            <div className={classes.words}>{children(row)}</div>
            {onRestore && (
              <ActionIcon
                onClick={() => restoring.mutate(row.id)}
                aria-label={t("forms.restore", { name: name(row) })}
                title={t("forms.restore", { name: name(row) })}
              >
                <IconRestore size={15} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
