import type { TFunction } from "i18next";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import type { Group } from "@/grid/line";
import type { Lookup } from "@/api/lookup";

const NONE = "none";

/** The rows under their headings: shots by what they stand under, assets by their type. */
export function groupsOf(copy: GridCopy, rows: GridRow[], known: Lookup, t: TFunction): Group<GridRow>[] {
  const isAsset = copy.kind === "asset";
  const key = (row: GridRow) => (isAsset ? row.entity_type_id : row.parent_id) ?? NONE;
  const grouped = Map.groupBy(rows, key);
  return order(copy, known, grouped).map((id) => {
    const members = grouped.get(id) ?? [];
    const { name, description } = title(id, copy, known, t);
    const done = progress(members, known);
    const heading = {
      id: `group ${id}`,
      level: 0,
      name,
      description,
      summary: summary(members, isAsset, t),
      progress: done,
      progressLabel: done === null ? "" : `${Math.round(done * 100)} %`,
      toggleLabel: name,
    };
    return { heading, rows: members };
  });
}

function order(copy: GridCopy, known: Lookup, grouped: ReadonlyMap<string, GridRow[]>): string[] {
  const present = [...grouped.keys()];
  if (copy.kind !== "asset") return present; // Rows come in the order of what they stand under.
  const types = [...known.types.keys()];
  const place = (id: string) => (types.includes(id) ? types.indexOf(id) : types.length);
  return present.toSorted((one, other) => place(one) - place(other));
}

function title(id: string, copy: GridCopy, known: Lookup, t: TFunction): { name: string; description: string } {
  if (copy.kind === "asset") return { name: known.types.get(id)?.name ?? t("grid.noType"), description: "" };
  const parent = copy.parents.get(id);
  return { name: parent?.name ?? t("grid.noParent"), description: parent?.description ?? "" };
}

function summary(rows: GridRow[], isAsset: boolean, t: TFunction): string {
  if (isAsset) return t("grid.assets", { count: rows.length });
  const frames = framesOf(rows);
  const counted = t("grid.shots", { count: rows.length });
  return frames > 0 ? `${counted} · ${t("grid.framesSum", { frames })}` : counted;
}

export function framesOf(rows: readonly GridRow[]): number {
  return rows.reduce((sum, row) => sum + (row.nb_frames ?? 0), 0);
}

/** The share of the tasks that are done; null when there is nothing to do. */
export function progress(rows: readonly GridRow[], known: Lookup): number | null {
  const tasks = rows.flatMap((row) => row.tasks);
  if (tasks.length === 0) return null;
  return tasks.filter((task) => known.statuses.get(task.task_status_id)?.is_done).length / tasks.length;
}
