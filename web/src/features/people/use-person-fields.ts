import { useQuery } from "@tanstack/react-query";
import type { OwnField, Person } from "@/api/context";
import type { Lookup } from "@/api/lookup";
import { ownFieldsQuery } from "@/api/own-fields";
import { accountsQuery } from "@/api/people";

type Known = Pick<Lookup, "members"> & { own: readonly OwnField[]; people: readonly Person[] };

/** The studio's own fields of people, as whoever edits accounts has them: all of them, and all to change. */
export function usePersonFields(isAsked: boolean): Known {
  const { data: fields = [] } = useQuery({ ...ownFieldsQuery(null), enabled: isAsked });
  const { data: people = [] } = useQuery({ ...accountsQuery, enabled: isAsked });
  const own = fields.filter(({ kind, archived_at }) => kind === "account" && archived_at === null);
  return { own: own.map((field) => ({ ...field, editable: true })), people, members: new Map() };
}
