import { useTranslation } from "react-i18next";
import { alternatives, keyCaps } from "@/lib/keys";
import classes from "./KeyCaps.module.css";

/** A shortcut as it stands on the keys; the first of its alternatives. */
export function KeyCaps({ keys }: { keys: string }) {
  const { t } = useTranslation();
  const [first = ""] = alternatives(keys);
  return (
    <span className={classes.keys}>
      {keyCaps(first, (key) => t(`keys.${key}`)).map((cap) => (
        <kbd key={cap} className={classes.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
