import { useMemo } from "react";
import { useProjectSession } from "@/api/project-session";
import { useStore } from "@/lib/store";

/** The name of who is in a cell, "" when nobody is: another function whenever somebody moves. */
export function usePresentCells(): (rowId: string, column: string) => string {
  const { presence } = useProjectSession();
  const others = useStore(presence.others);
  return useMemo(() => {
    const names = new Map([...others.values()].map(({ row_id, column, name }) => [`${row_id} ${column}`, name]));
    return (rowId, column) => names.get(`${rowId} ${column}`) ?? "";
  }, [others]);
}
