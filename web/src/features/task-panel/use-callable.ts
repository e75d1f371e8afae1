import { useTranslation } from "react-i18next";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { folded } from "@/lib/folded";
import type { Called } from "@/lib/mentions";

const MOST = 8;

export interface Callable extends Called {
  about: string;
}

/** Those of the project who can be called by these letters: its people, the departments, slots that nobody fills yet. */
export function useCallable(letters: string | null): Callable[] {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const { accounts, departments, members } = useProjectContext(projectId);
  if (letters === null) return [];
  const roles = new Map(members.filter(({ archived }) => !archived).map((member) => [member.account_id, member.role]));
  const all: Callable[] = [
    ...accounts
      .filter(({ id, account_type }) => account_type !== "bot" && (roles.has(id) || members.length === 0))
      .map(({ id, display_name }) => ({
        name: display_name,
        kind: "account" as const,
        id,
        about: roles.get(id) ?? "",
      })),
    ...departments.map(({ id, name }) => ({ name, kind: "department" as const, id, about: t("notes.department") })),
    ...members
      .filter(({ is_open, archived }) => is_open && !archived)
      .map(({ id, role }) => ({ name: role, kind: "member" as const, id, about: t("notes.openSlot") })),
  ];
  const wanted = folded(letters);
  const starts = (name: string) => folded(name).startsWith(wanted);
  return all
    .filter(({ name }) => starts(name) || folded(name).includes(` ${wanted}`))
    .toSorted((one, other) => Number(starts(other.name)) - Number(starts(one.name)))
    .slice(0, MOST);
}
