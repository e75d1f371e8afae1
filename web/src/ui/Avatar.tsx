import { useState } from "react";
import { initials } from "@/lib/initials";
import classes from "./Avatar.module.css";

interface Props {
  name: string;
  /** An open role slot is dashed, since nobody is there yet. */
  isOpen?: boolean;
  size?: number;
  /** The address of the person's picture, if they have one. */
  picture?: string | undefined;
}

/** A person by their picture or their initials. */
export function Avatar({ name, isOpen = false, size = 22, picture }: Props) {
  /** A picture that may not be seen, or is gone. */
  const [missing, setMissing] = useState<string>();
  if (picture && picture !== missing) {
    const onError = () => setMissing(picture);
    return (
      <img className={classes.picture} src={picture} width={size} height={size} alt="" title={name} onError={onError} />
    );
  }
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
