import { useMemo, useRef } from "react";
import { heldInPlace, type Line, reusing } from "./line";

/** The same lines as objects where nothing changed, and in their places while somebody types. */
export function useSteadyLines<Row>(latest: Line<Row>[], isEditing: boolean): Line<Row>[] {
  const shown = useRef<Line<Row>[]>([]);
  return useMemo(() => {
    const fresh = reusing(shown.current, latest);
    shown.current = isEditing ? heldInPlace(shown.current, fresh) : fresh;
    return shown.current;
  }, [latest, isEditing]);
}
