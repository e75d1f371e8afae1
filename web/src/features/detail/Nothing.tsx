import classes from "./Widgets.module.css";

/** A widget without anything to show: what belongs in it, in as little room as that takes. */
export function Nothing({ title, children }: { title: string; children?: string }) {
  return (
    <div className={classes.nothing}>
      <p>{title}</p>
      {children && <p className={classes.small}>{children}</p>}
    </div>
  );
}
