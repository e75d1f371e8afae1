import { Problem } from "@/api/problem";
import { uploadFile } from "@/api/upload";
import type { Store } from "@/lib/store";
import { uuid7 } from "@/lib/uuid";
import type { NoteDraft, Upload } from "./draft";

const stops = new Map<string, AbortController>();

/** Files on their way to the note that is being written; they arrive whether it is looked at or not. */
export function addFiles(draft: Store<NoteDraft>, projectId: string, files: readonly File[]): void {
  for (const file of files) {
    const key = uuid7();
    const stop = new AbortController();
    const change = (part: Partial<Upload>) =>
      draft.set((old) => ({ ...old, files: old.files.map((one) => (one.key === key ? { ...one, ...part } : one)) }));
    stops.set(key, stop);
    draft.set((old) => ({
      ...old,
      files: [...old.files, { key, name: file.name, share: 0, mediaId: null, problem: null }],
    }));
    uploadFile(projectId, file, (share) => change({ share }), stop.signal)
      .then(({ id }) => change({ share: 1, mediaId: id }))
      .catch((error: unknown) => change({ problem: Problem.from(error).message }))
      .finally(() => stops.delete(key));
  }
}

export function removeFile(draft: Store<NoteDraft>, key: string): void {
  stops.get(key)?.abort();
  draft.set((old) => ({ ...old, files: old.files.filter((one) => one.key !== key) }));
}
