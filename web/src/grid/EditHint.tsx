import { useTranslation } from "react-i18next";
import classes from "./EditHint.module.css";

interface Props {
  /** How many cells will take what is typed. */
  count: number;
  /** The cell that is typed into, in the window. */
  box: DOMRect | null;
}

/** Beside an open editor while several cells are selected: what Enter will do to them. */
export function EditHint({ count, box }: Props) {
  const { t } = useTranslation();
  if (count < 2 || !box) return null;
  return (
    <div className={classes.hint} style={{ left: box.left, top: box.top }} role="status">
      {t("cells.takesAll", { n: count })}
    </div>
  );
}
