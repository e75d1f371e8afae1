/** Where a picture is shown from; none for whoever has none. */
export function pictureAddress(mediaId: string | null | undefined): string | undefined {
  return mediaId ? `/api/v1/media/${mediaId}/file` : undefined;
}
