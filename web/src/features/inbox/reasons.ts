import type { Reason } from "@/api/inbox";

/** Why one is told, the strongest first. */
export const REASONS: readonly Reason[] = [
  "mentioned",
  "assigned",
  "replied",
  "retake",
  "ready",
  "due",
  "status",
  "commented",
  "followed",
];
