import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { FollowingOut, Me, MyAccount, NotificationOut } from "./schema.gen";

export type Reason = NotificationOut["reason"];
export type Following = FollowingOut["task"];

const PAGE = 50;
/** Outside a project no stream rings the bell: it looks now and then. */
const LOOK_EVERY_MS = 30_000;

export const unreadQuery = queryOptions({
  queryKey: ["inbox", "unread"],
  queryFn: async () => (await answered(client.GET("/api/v1/notifications/unread"))).unread,
  refetchInterval: LOOK_EVERY_MS,
  refetchOnWindowFocus: true,
});

export const inboxQuery = (unread: boolean, reason: Reason | null) =>
  infiniteQueryOptions({
    queryKey: ["inbox", "list", unread, reason],
    queryFn: ({ pageParam }) => {
      const query = {
        limit: PAGE,
        unread,
        ...(reason ? { reason: [reason] } : {}),
        ...(pageParam ? { before: pageParam } : {}),
      };
      return answered(client.GET("/api/v1/notifications", { params: { query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: LOOK_EVERY_MS,
  });

export async function markRead(ids: string[] | null, read: boolean): Promise<void> {
  await client.PUT("/api/v1/notifications/read", { body: { ...(ids ? { ids } : {}), read } });
}

export type HowToTell = Me["account"]["notifications"];

export function setHowToTell(notifications: HowToTell): Promise<MyAccount> {
  return answered(client.PATCH("/api/v1/me", { body: { notifications } }));
}

export const followingQuery = (taskId: string) =>
  queryOptions({
    queryKey: ["following", taskId],
    queryFn: () =>
      answered(client.GET("/api/v1/tasks/{task_id}/subscription", { params: { path: { task_id: taskId } } })),
  });

export function followTask(taskId: string, state: Following): Promise<FollowingOut> {
  return answered(
    client.PUT("/api/v1/tasks/{task_id}/subscription", { params: { path: { task_id: taskId } }, body: { state } }),
  );
}

export async function followEntity(entityId: string, state: Following): Promise<void> {
  await client.PUT("/api/v1/entities/{entity_id}/subscription", {
    params: { path: { entity_id: entityId } },
    body: { state },
  });
}
