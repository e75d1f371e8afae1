import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { DeliveryOut, WebhookChanges, WebhookNew, WebhookOut } from "./schema.gen";

export type WebhookKind = WebhookOut["kind"];
export type DeliveryState = DeliveryOut["state"];

const PAGE = 50;
/** While the log stands open: what waits goes out within seconds. */
const LOOK_EVERY_MS = 2_000;

export function createWebhook(body: WebhookNew): Promise<WebhookOut> {
  return answered(client.POST("/api/v1/webhooks", { body }));
}

export function editWebhook(row_id: string, body: WebhookChanges): Promise<WebhookOut> {
  return answered(client.PATCH("/api/v1/webhooks/{row_id}", { params: { path: { row_id } }, body }));
}

/** A new signing secret, told this once; what is sent from now on is signed with it. */
export async function makeSecret(row_id: string): Promise<string> {
  return (await answered(client.POST("/api/v1/webhooks/{row_id}/secret", { params: { path: { row_id } } }))).secret;
}

export async function sendTest(row_id: string): Promise<void> {
  await client.POST("/api/v1/webhooks/{row_id}/ping", { params: { path: { row_id } } });
}

export const deliveriesQuery = (row_id: string, state: DeliveryState | null) =>
  infiniteQueryOptions({
    queryKey: ["deliveries", row_id, state],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE, ...(state && { state }), ...(pageParam && { after: pageParam }) };
      return answered(
        client.GET("/api/v1/webhooks/{row_id}/deliveries", { params: { path: { row_id }, query }, signal }),
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: LOOK_EVERY_MS,
  });

/** One delivery with what is sent. */
export const deliveryQuery = (row_id: string, only: number) =>
  queryOptions({
    queryKey: ["deliveries", row_id, "one", only],
    queryFn: async ({ signal }) => {
      const params = { path: { row_id }, query: { only } };
      return (await answered(client.GET("/api/v1/webhooks/{row_id}/deliveries", { params, signal }))).rows[0] ?? null;
    },
  });

/** Sends again what is named, or all that failed. Answers how many. */
export async function sendAgain(row_id: string, ids: number[]): Promise<number> {
  const body = { ids };
  return (await answered(client.POST("/api/v1/webhooks/{row_id}/replay", { params: { path: { row_id } }, body })))
    .count;
}
