import { element } from "@/grid/dom";
import type { Draw } from "./draw";
import classes from "./task-cell.module.css";
import type { TaskView } from "./task-view";

const MOST_FACES = 2;

/** A task in two lines: its status; when it is due and its retakes; who is on it at the right. */
export const drawTask: Draw = (into, value) => {
  const view = value as TaskView | null;
  into.className = classes.task ?? "";
  into.replaceChildren(...(view ? [words(view), faces(view)] : [element("span", classes.none ?? "", "–")]));
};

function words(view: TaskView): HTMLElement {
  const dot = element("span", classes.dot ?? "");
  dot.style.background = view.color;
  const status = element("span", classes.status ?? "", dot, element("span", classes.statusName ?? "", view.status));
  status.style.color = view.ink;
  const due = view.due ? element("span", (view.isLate ? classes.late : classes.due) ?? "", view.due) : null;
  const retakes = view.retakes ? element("span", classes.retake ?? "", view.retakes) : null;
  const more = view.more ? element("span", classes.due ?? "", view.more) : null;
  const second = due || retakes || more ? element("span", classes.second ?? "", due, retakes, more) : null;
  return element("span", classes.words ?? "", status, second);
}

function faces(view: TaskView): HTMLElement {
  const shown = view.people.slice(0, MOST_FACES).map((person) => {
    const face = element(
      "span",
      (person.isOpen ? classes.open : classes.face) ?? "",
      person.isOpen ? "?" : person.initials,
    );
    face.title = person.name;
    return face;
  });
  const rest = view.people.length - MOST_FACES;
  return element(
    "span",
    classes.faces ?? "",
    ...shown,
    rest > 0 ? element("span", classes.due ?? "", `+${rest}`) : null,
  );
}
