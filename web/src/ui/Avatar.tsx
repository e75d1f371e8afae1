import { initials } from "@/lib/initials";
import classes from "./Avatar.module.css";

/** A person by their initials; an open role slot is dashed, since nobody is there yet. */
export function Avatar({ name, isOpen = false, size = 22 }: { name: string; isOpen?: boolean; size?: number }) {
  return (
    <span
      className={isOpen ? classes.open : classes.avatar}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.42) }}
      title={name}
      aria-hidden
    >
      {isOpen ? "?" : initials(name)}
    </span>
  );
}
