import type { Problem } from "@/api/problem";
import classes from "./CreateDialog.module.css";

/** Why the server did not take it, where the person looks. */
export function Refusal({ problem }: { problem: Problem | null }) {
  return (
    problem && (
      <p className={classes.refusal} role="alert">
        {problem.message}
      </p>
    )
  );
}
