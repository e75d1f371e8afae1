import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { namedRowsQuery } from "@/api/named-rows";
import type { activity } from "@/lib/i18n/en/activity";
import type { Names } from "./names";

interface LogRow {
  entity: string;
  row_id: string;
}

export interface RowName {
  name: string;
  href?: string | undefined;
}

/** What rows of the log are called: "SH010 Animation"; a row without a name by what it is. */
export function useRowNames(rows: readonly LogRow[], names: Names): (row: LogRow) => RowName {
  const { t } = useTranslation();
  const { data, isPending, isEnabled } = useQuery(namedRowsQuery(rows));
  return ({ entity, row_id }) => {
    const known = data?.get(row_id);
    if (known) return { name: [known.name, names(known.taskTypeId)].filter(Boolean).join(" "), href: known.href };
    if (isPending && isEnabled) return { name: "…" };
    const what = t(`activity.rows.${entity as keyof typeof activity.rows}`, { defaultValue: entity });
    return { name: [what, names(row_id)].filter(Boolean).join(" · ") };
  };
}
