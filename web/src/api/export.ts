import { client } from "./client";
import type { Export } from "./schema.gen";

export interface ExportedFile {
  name: string;
  blob: Blob;
}

/** The file of what a view shows, from the server; tells how many bytes are here while it comes. */
export async function exportGrid(
  projectId: string,
  kind: string,
  body: Export,
  signal: AbortSignal,
  onProgress: (bytes: number) => void,
): Promise<ExportedFile> {
  const { data, response } = await client.POST("/api/v1/projects/{project_id}/grid/{kind}/export", {
    params: { path: { project_id: projectId, kind: kind as "shot" } },
    body,
    parseAs: "stream",
    signal,
  });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (const reader = (data as ReadableStream<Uint8Array<ArrayBuffer>>).getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    bytes += value.byteLength;
    onProgress(bytes);
  }
  const type = response.headers.get("Content-Type") ?? "";
  return {
    name: nameIn(response.headers.get("Content-Disposition") ?? "") ?? `motk.${body.format}`,
    blob: new Blob(pieces, { type }),
  };
}

/** RFC 6266: the encoded name where there is one, else the plain one. */
function nameIn(disposition: string): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="([^"]*)"/i.exec(disposition)?.[1] ?? null;
}
