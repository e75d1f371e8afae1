/** Where a picture is shown from; none for whoever has none. */
export function pictureAddress(mediaId: string | null | undefined): string | undefined {
  return mediaId ? `/api/v1/media/${mediaId}/file` : undefined;
}

/** A picture as the body of a request: its bytes as they are. */
export function pictureBody(picture: Blob) {
  return {
    body: picture as unknown as string,
    bodySerializer: (content: string) => content,
    headers: { "Content-Type": "application/octet-stream" },
  };
}
