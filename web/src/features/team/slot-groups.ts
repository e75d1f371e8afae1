import type { Slot } from "@/api/team";

export interface SlotGroup {
  departmentId: string | null;
  name: string | null;
  slots: Slot[];
  open: number;
}

/**
 * Slots by department. Where somebody is still missing comes first, and within a department the open slots do: they are what somebody must
 * do something about. Then as names sort; slots of no department last.
 */
export function bySection(
  slots: readonly Slot[],
  departments: readonly { id: string; name: string }[],
  nameOf: (slot: Slot) => string,
): SlotGroup[] {
  const nameOfDepartment = new Map(departments.map(({ id, name }) => [id, name]));
  const groups = [...Map.groupBy(slots, ({ department_id }) => department_id)].map(([departmentId, own]) => ({
    departmentId,
    name: nameOfDepartment.get(departmentId ?? "") ?? null,
    slots: own.toSorted(
      (one, other) =>
        Number(other.account_id === null) - Number(one.account_id === null) ||
        compare(one.role, other.role) ||
        compare(nameOf(one), nameOf(other)) ||
        compare(one.id, other.id),
    ),
    open: own.filter(({ account_id }) => account_id === null).length,
  }));
  return groups.toSorted(
    (one, other) =>
      Number(other.open > 0) - Number(one.open > 0) ||
      Number(one.name === null) - Number(other.name === null) ||
      compare(one.name ?? "", other.name ?? ""),
  );
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function compare(one: string, other: string): number {
  return collator.compare(one, other);
}
