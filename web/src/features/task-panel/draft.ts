import type { Called } from "@/lib/mentions";
import { readStored, writeStored } from "@/lib/stored";

export interface NoteDraft {
  text: string;
  called: Called[];
  items: string[];
  forClient: boolean;
}

export const emptyDraft: NoteDraft = { text: "", called: [], items: [], forClient: false };

/** What was typed about a task and not sent yet, also before a reload. */
export function readDraft(taskId: string): NoteDraft {
  const kept = readStored(`draft.${taskId}`);
  if (!kept) return emptyDraft;
  try {
    const read = JSON.parse(kept) as Partial<NoteDraft>;
    return typeof read === "object" && read !== null ? { ...emptyDraft, ...read } : { ...emptyDraft, text: kept };
  } catch {
    // A draft of an earlier version is its text alone.
    return { ...emptyDraft, text: kept };
  }
}

export function writeDraft(taskId: string, draft: NoteDraft): void {
  const isEmpty = draft.text === "" && draft.items.length === 0;
  writeStored(`draft.${taskId}`, isEmpty ? "" : JSON.stringify(draft));
}
