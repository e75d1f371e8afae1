import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Choice } from "@/lib/choice";
import { Dropdown } from "./Dropdown";
import { PickMany } from "./PickMany";

export interface Assignment {
  /** Who is on all of them now. */
  add: readonly string[];
  /** Who is on none of them any more. */
  remove: readonly string[];
}

interface Props {
  anchor: DOMRect;
  members: readonly Choice[];
  /** Who is on each of the tasks. */
  assigned: readonly (readonly string[])[];
  hint?: string;
  onDone: (assignment: Assignment) => void;
  onClose: () => void;
}

/** Who does some tasks. Those on only some of them are marked "–" and stay there unless they are chosen or taken off. */
export function AssigneePicker({ anchor, members, assigned, hint, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const anyone = new Set(assigned.flat());
  const everywhere = [...anyone].filter((id) => assigned.every((ids) => ids.includes(id)));
  const [chosen, setChosen] = useState<readonly string[]>(everywhere);
  const decided = useRef<Assignment>({ add: [], remove: [] });
  return (
    <Dropdown anchor={anchor} label={t("editors.assignees")} onAway={() => onDone(decided.current)}>
      <PickMany
        label={t("editors.assignees")}
        type="person"
        choices={members}
        chosen={chosen}
        partly={new Set([...anyone].filter((id) => !everywhere.includes(id)))}
        {...(hint ? { hint } : {})}
        onChange={(ids, touched) => {
          setChosen(ids);
          decided.current = {
            add: ids.filter((id) => touched.has(id)),
            remove: [...touched].filter((id) => !ids.includes(id)),
          };
        }}
        onDone={() => onDone(decided.current)}
        onClose={onClose}
      />
    </Dropdown>
  );
}

/** Who is on one of the tasks afterwards. */
export function assignedAfter(held: readonly string[], { add, remove }: Assignment): string[] {
  return [...held.filter((id) => !remove.includes(id)), ...add.filter((id) => !held.includes(id))];
}
