import { useTranslation } from "react-i18next";
import { alternatives, keyCaps } from "@/lib/keys";
import classes from "./KeyCaps.module.css";

/** A shortcut as it stands on the keys: the first of its alternatives, or the caps as given. */
export function KeyCaps({ keys = "", caps }: { keys?: string; caps?: readonly string[] }) {
  const { t } = useTranslation();
  const shown = caps ?? keyCaps(alternatives(keys)[0] ?? "", (key) => t(`keys.${key}`));
  return (
    <span className={classes.keys}>
      {shown.map((cap) => (
        <kbd key={cap} className={classes.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
