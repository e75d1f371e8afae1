import { useEffect, useRef } from "react";
import { KeyCaps } from "@/ui/KeyCaps";
import type { Choice } from "./jump-choice";
import classes from "./JumpList.module.css";

interface Props {
  id: string;
  choice: Choice;
  isMarked: boolean;
  onChoose: () => void;
}

export function JumpOption({ id, choice, isMarked, onChoose }: Props) {
  const { name, about, keys, icon, isEnabled = true, reason } = choice;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMarked) element.current?.scrollIntoView({ block: "nearest" });
  }, [isMarked]);
  return (
    <div
      ref={element}
      id={id}
      className={classes.option}
      role="option"
      aria-selected={isMarked}
      aria-disabled={!isEnabled}
      onMouseDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
    >
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <span className={classes.name}>{name}</span>
      <span className={classes.what}>{isEnabled ? about : (reason ?? about)}</span>
      {keys && isEnabled && <KeyCaps keys={keys} />}
    </div>
  );
}
