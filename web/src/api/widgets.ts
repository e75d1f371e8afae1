import { queryOptions } from "@tanstack/react-query";
import { answered, client, csrfHeader } from "./client";

/** The modules of the studio's own widgets, to be imported. */
export const widgetModulesQuery = queryOptions({
  queryKey: ["widgets"],
  queryFn: async () => (await answered(client.GET("/api/v1/widgets"))).rows,
  staleTime: Number.POSITIVE_INFINITY,
});

/** How a widget from outside asks MOTK: a path of the API, in the name of whoever looks at the page. */
export function askApi(path: string, init: RequestInit = {}): Promise<Response> {
  const url = new URL(`/api/v1/${path.replace(/^\/+/u, "")}`, globalThis.location.origin);
  return fetch(url, { ...init, headers: { ...csrfHeader(), ...(init.headers as Record<string, string> | undefined) } });
}
