import { queryOptions, useQuery } from "@tanstack/react-query";
import { answered, client } from "./client";
import { pictureBody } from "./picture";
import type { OrganizationChanges, OrganizationOut } from "./schema.gen";

export const organizationQuery = queryOptions({
  queryKey: ["organization"],
  queryFn: () => answered(client.GET("/api/v1/organization")),
  staleTime: Number.POSITIVE_INFINITY,
});

const USUAL_HOURS = 8;

/** What a day of work counts in this studio. */
export function useHoursPerDay(): number {
  return useQuery(organizationQuery).data?.settings.hours_per_day ?? USUAL_HOURS;
}

export function editOrganization(rev: number, changes: Omit<OrganizationChanges, "rev">): Promise<OrganizationOut> {
  return answered(client.PATCH("/api/v1/organization", { body: { ...changes, rev } }));
}

export async function setLogo(picture: Blob): Promise<void> {
  await client.PUT("/api/v1/organization/logo", pictureBody(picture));
}

export async function removeLogo(): Promise<void> {
  await client.DELETE("/api/v1/organization/logo");
}
