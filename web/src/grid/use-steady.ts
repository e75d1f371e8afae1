import { useRef } from "react";
import { sameValue } from "./same-value";

/** The value as it was while its content stays the same. */
export function useSteady<T>(value: T): T {
  const held = useRef(value);
  if (!sameValue(held.current, value)) held.current = value;
  return held.current;
}
