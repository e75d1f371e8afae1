import classes from "./Refusal.module.css";

/** Why the server did not take it, where the person looks, and said to who listens. Nothing where there is nothing to say. */
export function Refusal({ text }: { text: string | false | null | undefined }) {
  return (
    text && (
      <p className={classes.refusal} role="alert">
        {text}
      </p>
    )
  );
}
