import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { Dependencies, ProjectChanges, ProjectOut, ProjectTemplateOut, Workflow } from "./schema.gen";

export function editProject(projectId: string, body: ProjectChanges): Promise<ProjectOut> {
  return answered(client.PATCH("/api/v1/projects/{row_id}", { params: { path: { row_id: projectId } }, body }));
}

export function setWorkflow(projectId: string, body: Workflow): Promise<ProjectOut> {
  return answered(
    client.PUT("/api/v1/projects/{project_id}/workflow", { params: { path: { project_id: projectId } }, body }),
  );
}

export function saveAsTemplate(projectId: string, name: string, description: string): Promise<ProjectTemplateOut> {
  return answered(
    client.POST("/api/v1/projects/{project_id}/template", {
      params: { path: { project_id: projectId } },
      body: { name, description },
    }),
  );
}

export const dependenciesQuery = (projectId: string, taskId: string) =>
  queryOptions({
    queryKey: ["dependencies", projectId, taskId],
    queryFn: (): Promise<Dependencies> =>
      answered(client.GET("/api/v1/tasks/{task_id}/dependencies", { params: { path: { task_id: taskId } } })),
  });

export async function removeDependency(id: string): Promise<void> {
  await answered(client.POST("/api/v1/task-dependencies/purge", { body: { ids: [id] } }));
}
