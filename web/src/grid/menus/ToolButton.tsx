import { Button, type ButtonProps } from "@mantine/core";
import type { ComponentPropsWithRef, ReactNode } from "react";
import classes from "./ToolButton.module.css";

interface Props extends ButtonProps, Omit<ComponentPropsWithRef<"button">, keyof ButtonProps> {
  icon: ReactNode;
  /** How many of what it opens are in force; shown beside the word. */
  count?: number;
  /** The whole of it, on hover and for those who cannot see. */
  full?: string;
}

/** A quiet button of the toolbar; it takes the accent while what it opens is in force. */
export function ToolButton({ icon, count = 0, full, children, ...rest }: Props) {
  return (
    <Button
      variant="subtle"
      color={count > 0 ? "accent" : "gray"}
      leftSection={icon}
      title={full}
      className={classes.tool}
      {...rest}
    >
      <span className={classes.word}>{children}</span>
      {count > 0 && <span className={classes.count}>{count}</span>}
    </Button>
  );
}
