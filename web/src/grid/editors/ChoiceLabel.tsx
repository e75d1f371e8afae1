import { useTranslation } from "react-i18next";
import type { Choice } from "@/lib/choice";
import type { TypeName } from "@/grid/column";
import { Avatar } from "@/ui/Avatar";
import { StatusLabel } from "@/ui/StatusLabel";
import classes from "./Picker.module.css";

/** A choice in a list, as its type looks everywhere: a person with a face, a status in its colour. */
export function ChoiceLabel({ choice, type }: { choice: Choice; type: TypeName }) {
  const { t } = useTranslation();
  const { name, note, color, isOpen = false, picture } = choice;
  const isPerson = type === "person";
  const said = isPerson && isOpen ? t("editors.openSlot") : note === name ? "" : note;
  return (
    <span className={classes.label}>
      {isPerson && <Avatar name={name} isOpen={isOpen} picture={picture} size={18} />}
      {color ? <StatusLabel name={name} color={color} /> : <span className={classes.name}>{name}</span>}
      {said && <span className={classes.note}>{said}</span>}
    </span>
  );
}
