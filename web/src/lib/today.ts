import { useEffect, useState } from "react";

const LOOK_EVERY_MS = 60_000;

/** The person's calendar day as an ISO day. */
export function isoDay(date: Date = new Date()): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Today, also on a page that stays open over midnight. */
export function useToday(): string {
  const [today, setToday] = useState(() => isoDay());
  useEffect(() => {
    const looking = setInterval(() => setToday(isoDay()), LOOK_EVERY_MS);
    return () => clearInterval(looking);
  }, []);
  return today;
}
