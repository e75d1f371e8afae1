import { readStored, writeStored } from "@/lib/stored";

const MOST = 30;

/** The keys of what somebody chose here before, the latest first. */
export function recentKeys(accountId: string): string[] {
  try {
    const kept: unknown = JSON.parse(readStored(`recent.${accountId}`) ?? "[]");
    return Array.isArray(kept) ? kept.filter((key) => typeof key === "string") : [];
  } catch {
    return []; // Written by something else: begins anew.
  }
}

export function noteRecent(accountId: string, key: string): void {
  const others = recentKeys(accountId).filter((one) => one !== key);
  writeStored(`recent.${accountId}`, JSON.stringify([key, ...others].slice(0, MOST)));
}
