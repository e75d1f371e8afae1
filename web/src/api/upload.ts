import { csrfHeader } from "./client";
import { Problem } from "./problem";
import type { MediaOut } from "./schema.gen";

/** Bring a file to a project. `onProgress` hears the share that has left, 0 to 1. */
export function uploadFile(
  projectId: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<MediaOut> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much has left yet.
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/media?${new URLSearchParams({ project_id: projectId, name: file.name })}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total ? loaded / total : 0));
    request.addEventListener("load", () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as MediaOut);
      else void Problem.of(new Response(request.responseText, { status: request.status })).then(reject, reject);
    });
    request.addEventListener("error", () => reject(Problem.unreachable(new Error("upload"))));
    request.addEventListener("abort", () => reject(Problem.unreachable(new Error("aborted"))));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
