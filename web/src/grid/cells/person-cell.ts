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
  const people = ((value ?? []) as readonly string[]).map((id) => personOf(type, id));
  if (people.length === 0) return into.replaceChildren();
  const names = element("span", classes.text ?? "", people.map(({ name }) => name).join(", "));
  into.replaceChildren(faces(people, MOST_FACES), names);
};

function personOf(type: ColumnType, id: string): Person {
  const { name = "?", isOpen = false } = choiceOf(type, id) ?? {};
  return { name, initials: initials(name), isOpen };
}
