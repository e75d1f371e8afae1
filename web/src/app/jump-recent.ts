import { readStored, writeStored } from "@/lib/stored";

const MOST = 30;

/** The keys of what was chosen here before, the latest first. */
export function recentKeys(): string[] {
  try {
    const kept: unknown = JSON.parse(readStored("recent") ?? "[]");
    return Array.isArray(kept) ? kept.filter((key) => typeof key === "string") : [];
  } catch {
    return []; // Written by something else: begins anew.
  }
}

export function noteRecent(key: string): void {
  writeStored("recent", JSON.stringify([key, ...recentKeys().filter((one) => one !== key)].slice(0, MOST)));
}
