import { client } from "./client";
import { pictureBody } from "./picture";

/** What a picture stands for. */
export type Pictured = { entity: string } | { project: string };

export async function setThumbnail(of: Pictured, picture: Blob): Promise<void> {
  const sent = pictureBody(picture);
  await ("entity" in of
    ? client.PUT("/api/v1/entities/{row_id}/thumbnail", { ...sent, params: { path: { row_id: of.entity } } })
    : client.PUT("/api/v1/projects/{project_id}/thumbnail", { ...sent, params: { path: { project_id: of.project } } }));
}

export async function removeThumbnail(of: Pictured): Promise<void> {
  await ("entity" in of
    ? client.DELETE("/api/v1/entities/{row_id}/thumbnail", { params: { path: { row_id: of.entity } } })
    : client.DELETE("/api/v1/projects/{project_id}/thumbnail", { params: { path: { project_id: of.project } } }));
}
