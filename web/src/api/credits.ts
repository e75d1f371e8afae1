import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { CreditChoice, CreditOut, Credits } from "./schema.gen";

export type CreditLine = CreditOut;
export type { CreditChoice, Credits };

export const creditsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["credits", projectId],
    queryFn: ({ signal }): Promise<Credits> =>
      answered(
        client.GET("/api/v1/projects/{project_id}/credits", { params: { path: { project_id: projectId } }, signal }),
      ),
  });

/** Says all lines in their order. Answers the credits as they are now, and the change set to undo it by. */
export async function arrangeCredits(
  projectId: string,
  lines: CreditChoice[],
  seen: string,
): Promise<{ credits: Credits; changeSetId: string | null }> {
  const params = { path: { project_id: projectId } };
  const { data, response } = await client.PUT("/api/v1/projects/{project_id}/credits", {
    params,
    body: { lines, seen },
  });
  return { credits: data as Credits, changeSetId: response.headers.get("X-Change-Set") };
}

export function creditsFile(projectId: string, format: "csv" | "txt"): string {
  return `/api/v1/projects/${projectId}/credits/file?format=${format}`;
}
