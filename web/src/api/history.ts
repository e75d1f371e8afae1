import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { ChangeSetOut, PageFeedLine, PageHistoryLine, RevertReport } from "./schema.gen";

const PAGE = 50;

/** What happened to a shot or an asset (its tasks and assignees too), or to one task. */
export const historyQuery = (noun: "entities" | "tasks", rowId: string) =>
  infiniteQueryOptions({
    queryKey: ["history", noun, rowId],
    queryFn: ({ pageParam }): Promise<PageHistoryLine> => {
      const params = { path: { row_id: rowId }, query: { limit: PAGE, ...(pageParam ? { after: pageParam } : {}) } };
      return noun === "tasks"
        ? answered(client.GET("/api/v1/tasks/{row_id}/history", { params }))
        : answered(client.GET("/api/v1/entities/{row_id}/history", { params }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });

export interface FeedFilters {
  actor_id?: string;
  /** Any of these. */
  verb?: string[];
  /** A table of the log. */
  entity?: string;
  /** From this moment on, and up to before that one. */
  from?: string;
  to?: string;
  q?: string;
}

/** The diary of a project, or of all the studio where there is none: change sets as sentences, the newest first. */
export const feedQuery = (projectId: string | null, filters: FeedFilters = {}) =>
  infiniteQueryOptions({
    queryKey: ["feed", projectId, filters],
    queryFn: ({ pageParam, signal }): Promise<PageFeedLine> => {
      const query = { limit: PAGE, ...filters, ...(pageParam ? { after: pageParam } : {}) };
      if (projectId === null) return answered(client.GET("/api/v1/feed", { params: { query }, signal }));
      const params = { path: { project_id: projectId }, query };
      return answered(client.GET("/api/v1/projects/{project_id}/feed", { params, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const changeSetQuery = (changeSetId: string) =>
  infiniteQueryOptions({
    queryKey: ["change-set", changeSetId],
    queryFn: ({ pageParam }): Promise<ChangeSetOut> => {
      const params = { path: { change_set_id: changeSetId }, query: pageParam ? { after: pageParam } : {} };
      return answered(client.GET("/api/v1/change-sets/{change_set_id}", { params }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** All of a change set, or what it did to some rows, or to one field of them. */
export function revert(changeSetId: string, rowIds?: string[], field?: string): Promise<RevertReport> {
  const params = { path: { change_set_id: changeSetId } };
  const body = { ...(rowIds && { row_ids: rowIds }), ...(field && { field }) };
  return answered(client.POST("/api/v1/change-sets/{change_set_id}/revert", { params, body }));
}

/** What would go of the diary, were it kept for so many months. */
export const diaryPreviewQuery = (months: number) =>
  queryOptions({
    queryKey: ["diary-preview", months],
    queryFn: () => answered(client.GET("/api/v1/organization/diary", { params: { query: { months } } })),
  });
