import { useComputedColorScheme } from "@mantine/core";
import { readableOn } from "@/lib/color";
import { SURFACE } from "./surface";
import classes from "./StatusLabel.module.css";

/** A task status as everywhere: its dot in the studio's colour, its name in the nearest readable one. */
export function StatusLabel({ name, color }: { name: string; color: string }) {
  const scheme = useComputedColorScheme("dark");
  return (
    <span className={classes.status} style={{ color: readableOn(color, SURFACE[scheme]) }}>
      <span className={classes.dot} style={{ background: color }} />
      {name}
    </span>
  );
}
