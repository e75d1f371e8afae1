import type { Choice } from "@/lib/choice";
import type { Lookup } from "./lookup";
import { pictureAddress } from "./picture";

export function statusChoices(known: Lookup): Choice[] {
  return [...known.statuses.values()].map(({ id, name, color }) => ({ id, name, color }));
}

/** The same where a status is given: those that the person may not give stay shown where they stand. */
export function statusesToGive(known: Lookup): Choice[] {
  return [...known.statuses.values()].map(({ id, name, color, may_set }) => ({ id, name, color, isRetired: !may_set }));
}

export function memberChoices(known: Lookup): Choice[] {
  const faces = new Map(known.people?.map(({ id, avatar_id }) => [id, avatar_id]));
  return [...known.members.values()].map((member) => ({
    picture: pictureAddress(faces.get(member.account_id ?? "")),
    ...{ id: member.id, name: member.name, note: member.role, isOpen: member.is_open, isRetired: member.archived },
  }));
}
