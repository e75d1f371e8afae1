import { element } from "@/grid/dom";
import classes from "./cells.module.css";
import type { Draw } from "./draw";
import { faces } from "./face";
import { status } from "./status-cell";
import type { TaskView } from "./task-view";

const MOST_FACES = 2;

/**
 * A task in two lines: its status; when it is due, its retakes and comments; who is on it at the right. In low rows it is one line, and
 * the words of the second become signs.
 */
export const drawTask: Draw = (into, { value }) => {
  const view = value as TaskView | null;
  into.className = `${classes.cell} ${classes.task}`;
  into.replaceChildren(
    ...(view ? [words(view), faces(view.people, MOST_FACES)] : [element("span", classes.quiet ?? "", "–")]),
  );
};

function words(view: TaskView): HTMLElement {
  const facts = [dueDay(view), sentBack(view), said(view), view.more ? element("span", "", view.more) : null];
  const second = facts.some(Boolean) ? element("span", classes.second ?? "", ...facts) : null;
  return element("span", classes.words ?? "", status(view.status, view.color), second);
}

function dueDay({ due, late }: TaskView): HTMLElement | null {
  if (!due) return null;
  if (!late) return element("span", "", due);
  const day = element("span", classes.late ?? "", element("span", classes.hidden ?? "", `${late} `), due);
  day.title = late;
  return day;
}

function sentBack({ retakes, retakeCount }: TaskView): HTMLElement | null {
  if (!retakes) return null;
  const sign = element("span", classes.sign ?? "", `↺${retakeCount}`);
  sign.ariaHidden = "true";
  const whole = element("span", classes.retake ?? "", element("span", classes.said ?? "", retakes), sign);
  whole.title = retakes;
  return whole;
}

function said({ comments, commentCount }: TaskView): HTMLElement | null {
  if (!comments) return null;
  const count = element("span", classes.comments ?? "", String(commentCount));
  count.title = comments;
  count.setAttribute("role", "img");
  count.setAttribute("aria-label", comments);
  return count;
}
