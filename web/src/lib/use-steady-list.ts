import { useRef } from "react";

/** The same list while it holds the same objects. */
export function useSteadyList<T>(list: readonly T[]): readonly T[] {
  const held = useRef(list);
  const isSame = held.current.length === list.length && held.current.every((one, at) => one === list[at]);
  if (!isSame) held.current = list;
  return held.current;
}
