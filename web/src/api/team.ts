import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import { same, valueIn } from "./edits";
import { Problem } from "./problem";
import type { MemberChanges, MemberNew, MemberOut, Workload } from "./schema.gen";

export type Slot = MemberOut;
export type SlotFields = Omit<MemberChanges, "rev">;
type Change = Promise<string | null>;

/** What a slot may let its holder do in the project, instead of what the account is in the studio. */
export const ACCESS_LEVELS = ["admin", "manager", "supervisor", "artist", "client", "vendor"] as const;

const PAGE = 1000;

/** Everything about a project's slots begins with this key. */
const teamKey = (projectId: string) => ["team", projectId] as const;

/** All live slots of a project, whole. */
export const slotsQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...teamKey(projectId), "slots"],
    queryFn: async ({ signal }): Promise<Slot[]> => {
      const slots: Slot[] = [];
      let after: string | null = null;
      do {
        const query: { filter: string[]; limit: number; after?: string } = {
          ...{ filter: [`project_id:eq:${projectId}`], limit: PAGE },
          ...(after && { after }),
        };
        // oxlint-disable-next-line no-await-in-loop
        const page = await answered(client.GET("/api/v1/members", { params: { query }, signal }));
        slots.push(...(page.rows as Slot[]));
        after = page.next;
      } while (after);
      return slots;
    },
  });

export const workloadQuery = (projectId: string, from: string, weeks: number) =>
  queryOptions({
    queryKey: [...teamKey(projectId), "workload", from, weeks],
    queryFn: ({ signal }): Promise<Workload> =>
      answered(
        client.GET("/api/v1/projects/{project_id}/workload", {
          params: { path: { project_id: projectId }, query: { from, weeks } },
          signal,
        }),
      ),
    placeholderData: (held) => held,
  });

export function refreshTeam(queries: QueryClient, projectId: string): Promise<void> {
  return queries.invalidateQueries({ queryKey: teamKey(projectId) });
}

export const createSlots = (rows: MemberNew[]): Change =>
  named(client.POST("/api/v1/members/bulk", { body: { rows } }));

/** Writes fields of a slot as it was seen. What was changed beside them meanwhile stays and stands in nobody's way. */
export async function editSlot(seen: Slot, fields: SlotFields): Change {
  const { id, rev } = seen;
  try {
    return await named(
      client.PATCH("/api/v1/members/{row_id}", { params: { path: { row_id: id } }, body: { ...fields, rev } }),
    );
  } catch (error) {
    const now = changedBeside(seen, fields, error);
    if (!now) throw error;
    return editSlot({ ...seen, rev: now.rev }, fields);
  }
}

/** The slot as it stands now, where only other fields of it have changed than those that were to be written. */
function changedBeside(seen: Slot, fields: SlotFields, error: unknown): Slot | null {
  const { slug, facts } = Problem.from(error);
  const now = facts.current as Slot | undefined;
  if (slug !== "rev-conflict" || !now || now.rev === seen.rev) return null;
  const { extra, ...own } = fields;
  const names = [...Object.keys(own), ...Object.keys(extra ?? {}).map((key) => `extra.${key}`)];
  return names.every((name) => same(valueIn({ ...seen }, name), valueIn({ ...now }, name))) ? now : null;
}

export const fillSlot = ({ id, rev }: Slot, accountId: string): Change =>
  named(client.POST("/api/v1/members/fill", { body: { slots: [{ member_id: id, account_id: accountId, rev }] } }));

export const emptySlot = ({ id, rev }: Slot): Change =>
  named(client.POST("/api/v1/members/empty", { body: { member_ids: [id], revs: { [id]: rev } } }));

export const handTasksOn = (from: string, to: string, which: "open" | "all"): Change =>
  named(client.POST("/api/v1/members/transfer", { body: { from_member_id: from, to_member_id: to, which } }));

export const archiveSlot = ({ id }: Slot): Change =>
  named(client.POST("/api/v1/members/archive", { body: { ids: [id] } }));

/** The change set of a write, to be undone by; null when nothing has changed. */
async function named(call: Promise<{ response: Response }>): Change {
  const { response } = await call;
  return response.headers.get("X-Change-Set");
}
