import { useEffect, useState } from "react";

/** A value once it has stood still for a moment: what the server is asked with, while somebody types. */
export function useSettled<T>(value: T, afterMs = 150): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(waiting);
  }, [value, afterMs]);
  return settled;
}
