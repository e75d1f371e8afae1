import { useState } from "react";
import type { NoteOut } from "@/api/schema.gen";
import type { Attempt } from "@/lib/attempt";
import { differing } from "@/lib/differing";
import type { Called } from "@/lib/mentions";
import { Store } from "@/lib/store";
import { forgetStored, readStored, writeStored } from "@/lib/stored";

export interface Upload {
  key: string;
  name: string;
  /** 0 to 1. */
  share: number;
  mediaId: string | null;
  problem: string | null;
}

export interface NoteDraft {
  text: string;
  called: Called[];
  items: string[];
  forClient: boolean;
  /** What the task moves on to. */
  statusId: string | null;
  /** The note that is answered. */
  replyTo: { id: string; name: string; forClient: boolean } | null;
  files: Upload[];
  /** What left under which key, when its answer was lost. */
  attempt: Attempt | null;
}

const emptyDraft: NoteDraft = {
  ...{ text: "", called: [], items: [], forClient: false },
  ...{ statusId: null, replyTo: null, files: [], attempt: null },
};

/** Every draft that was looked at: files go on arriving in one whose panel is closed. */
const opened = new Map<string, Store<NoteDraft>>();

/** What somebody wrote about a task and did not send yet, wherever it is shown, and also after a reload. */
export function draftOf(accountId: string, taskId: string): Store<NoteDraft> {
  const place = `draft.${accountId}.${taskId}`;
  const known = opened.get(place);
  if (known) return known;
  const draft = new Store(read(place));
  draft.subscribe(() => keep(place, draft.get()));
  opened.set(place, draft);
  return draft;
}

export function useDraftOf(accountId: string, taskId: string): Store<NoteDraft> {
  return useState(() => draftOf(accountId, taskId))[0];
}

/** Forgets what anybody of this browser began to write. */
export function forgetDrafts(): void {
  for (const draft of opened.values()) draft.set(emptyDraft);
  forgetStored("draft.");
}

/** The draft that answers a note, or is one of its own. */
export function answering(draft: NoteDraft, note: NoteOut | null): NoteDraft {
  const replyTo = note && { id: note.id, name: note.author.display_name, forClient: note.for_client };
  return { ...draft, replyTo };
}

/** Without what has been sent; what was begun meanwhile stays, and goes on answering the same note. */
export function withoutSent(draft: NoteDraft, sent: NoteDraft): NoteDraft {
  const text = draft.text.startsWith(sent.text) ? draft.text.slice(sent.text.length).trimStart() : draft.text;
  const items = draft.items.filter((item) => !sent.items.includes(item));
  const left = new Set(sent.files.map(({ key }) => key));
  const files = draft.files.filter(({ key }) => !left.has(key));
  const isBegun = text !== "" || items.length > 0 || files.length > 0;
  return {
    ...{ text, items, files, attempt: null },
    called: text ? draft.called : [],
    forClient: draft.forClient && !sent.forClient,
    statusId: draft.statusId === sent.statusId ? null : draft.statusId,
    replyTo: isBegun || draft.replyTo?.id !== sent.replyTo?.id ? draft.replyTo : null,
  };
}

function read(place: string): NoteDraft {
  try {
    return { ...emptyDraft, ...(JSON.parse(readStored(place) ?? "{}") as Partial<NoteDraft>) };
  } catch {
    return emptyDraft; // Written by something else: begins anew.
  }
}

function keep(place: string, draft: NoteDraft): void {
  // A file that is still on its way does not survive a reload.
  const kept = differing(emptyDraft, { ...draft, files: draft.files.filter(({ mediaId }) => mediaId) });
  if (Object.keys(kept).length === 0) forgetStored(place);
  else writeStored(place, JSON.stringify(kept));
}

// Another tab wrote on, or sent it.
globalThis.addEventListener("storage", ({ key }) => {
  for (const [place, draft] of opened) {
    if (key !== `motk.${place}`) continue;
    const coming = draft.get().files.filter(({ mediaId }) => !mediaId);
    const theirs = read(place);
    draft.set({ ...theirs, files: [...theirs.files, ...coming] });
  }
});
