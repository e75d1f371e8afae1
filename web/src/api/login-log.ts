import { infiniteQueryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { LoginLine } from "./schema.gen";

export type Outcome = LoginLine["outcome"];

/** Who signed in, and who tried to, the newest first. */
export const loginLogQuery = (outcome: Outcome | null) =>
  infiniteQueryOptions({
    queryKey: ["login-log", outcome],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...(outcome && { outcome }), ...(pageParam !== null && { after: pageParam }) };
      return answered(client.GET("/api/v1/login-log", { params: { query }, signal }));
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => (next ? Number(next) : null),
  });
