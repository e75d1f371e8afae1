import type { Choice } from "@/lib/choice";
import type { Lookup } from "./lookup";

export function statusChoices(known: Lookup): Choice[] {
  return [...known.statuses.values()].map(({ id, name, color }) => ({ id, name, color }));
}

export function memberChoices(known: Lookup): Choice[] {
  return [...known.members.values()].map((member) => ({
    ...{ id: member.id, name: member.name, note: member.role, isOpen: member.is_open, isRetired: member.archived },
  }));
}
