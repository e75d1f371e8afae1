import { useRef, useState } from "react";
import { Problem } from "@/api/problem";
import { uploadFile } from "@/api/upload";
import { uuid7 } from "@/lib/uuid";

export interface Upload {
  key: string;
  name: string;
  /** 0 to 1. */
  share: number;
  mediaId: string | null;
  problem: string | null;
}

/** Files on their way to the note that is being written. */
export function useUploads(projectId: string) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const change = (key: string, part: Partial<Upload>) =>
    setUploads((some) => some.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const add = (files: File[]) => {
    for (const file of files) {
      const key = uuid7();
      const stop = new AbortController();
      stops.current.set(key, stop);
      setUploads((some) => [...some, { key, name: file.name, share: 0, mediaId: null, problem: null }]);
      uploadFile(projectId, file, (share) => change(key, { share }), stop.signal)
        .then(({ id }) => change(key, { share: 1, mediaId: id }))
        .catch((error: unknown) => change(key, { problem: Problem.from(error).message }));
    }
  };
  const remove = (key: string) => {
    stops.current.get(key)?.abort();
    setUploads((some) => some.filter((one) => one.key !== key));
  };
  const mediaIds = uploads.flatMap(({ mediaId }) => mediaId ?? []);
  const isBusy = uploads.some(({ mediaId, problem }) => !mediaId && !problem);
  return { uploads, add, remove, clear: () => setUploads([]), mediaIds, isBusy };
}
