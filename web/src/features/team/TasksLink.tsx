import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Filter } from "@/grid/view/filter";
import classes from "./TasksLink.module.css";

interface Props {
  projectId: string;
  filter: Filter;
  /** The whole of what the number says, for those who cannot see its column. */
  label: string;
  children: ReactNode;
}

/** A number that leads to the tasks it counts. */
export function TasksLink({ projectId, filter, label, children }: Props) {
  return (
    <Link
      className={classes.link}
      to="/projects/$projectId/tasks"
      params={{ projectId }}
      search={{ filter }}
      title={label}
    >
      {children}
    </Link>
  );
}
