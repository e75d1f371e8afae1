import type { ColumnType } from "@/grid/column";
import { element } from "@/grid/dom";
import { initials } from "@/lib/initials";
import classes from "./cells.module.css";
import type { Draw } from "./draw";
import { faces, type Person } from "./face";
import { choiceOf } from "./status-cell";

const MOST_FACES = 3;

/** People by face and name. */
export const drawPeople: Draw = (into, { value, type }) => {
  into.className = classes.cell ?? "";
  const people = ((value ?? []) as readonly string[]).flatMap((id) => personOf(type, id));
  if (people.length === 0) return into.replaceChildren();
  const names = element("span", classes.text ?? "", people.map(({ name }) => name).join(", "));
  into.replaceChildren(faces(people, MOST_FACES), names);
};

/** Nobody where the page does not know them: clients are not told who works for a studio. */
function personOf(type: ColumnType, id: string): Person[] {
  const choice = choiceOf(type, id);
  return choice ? [{ name: choice.name, initials: initials(choice.name), isOpen: choice.isOpen ?? false }] : [];
}
