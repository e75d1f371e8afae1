import { client } from "./client";
import type { FeedFilters } from "./history";
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
  return fileOf(data, response, `motk.${body.format}`, onProgress);
}

/** The diary of a project under the filters of its page. */
export async function exportDiary(
  projectId: string,
  filters: FeedFilters,
  format: "csv" | "json",
): Promise<ExportedFile> {
  const { data, response } = await client.GET("/api/v1/projects/{project_id}/feed/file", {
    params: { path: { project_id: projectId }, query: { ...filters, format } },
    parseAs: "stream",
  });
  return fileOf(data, response, `diary.${format}`, () => {});
}

async function fileOf(
  stream: unknown,
  response: Response,
  plainName: string,
  onProgress: (bytes: number) => void,
): Promise<ExportedFile> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (const reader = (stream as ReadableStream<Uint8Array<ArrayBuffer>>).getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    bytes += value.byteLength;
    onProgress(bytes);
  }
  const type = response.headers.get("Content-Type") ?? "";
  return {
    name: nameIn(response.headers.get("Content-Disposition") ?? "") ?? plainName,
    blob: new Blob(pieces, { type }),
  };
}

/** RFC 6266: the encoded name where there is one, else the plain one. */
function nameIn(disposition: string): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="([^"]*)"/i.exec(disposition)?.[1] ?? null;
}
