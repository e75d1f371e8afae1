/** A row as its list has it now; one that has left the list, as it was. */
export function newest<T extends { id: string }>(row: T | null, rows: readonly T[] | undefined): T | null {
  return rows?.find(({ id }) => id === row?.id) ?? row;
}
