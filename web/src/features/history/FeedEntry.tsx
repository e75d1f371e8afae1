import { Button, Checkbox } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { FeedLine } from "@/api/schema.gen";
import { Changes } from "./Changes";
import { Entry } from "./Entry";
import classes from "./Entry.module.css";
import type { Names } from "./names";
import { RevertButton } from "./RevertButton";

interface Props {
  line: FeedLine;
  names: Names;
  mayRevert: boolean;
  /** A link leads to this one: it comes open. */
  isPointedAt: boolean;
  isChosen: boolean;
  onChoose: (changeSetId: string) => void;
}

/** A sentence of the diary that opens on what it changed. */
export function FeedEntry({ line, names, mayRevert, isPointedAt, isChosen, onChoose }: Props) {
  const { t } = useTranslation();
  const [isOpen, { toggle }] = useDisclosure(isPointedAt);
  const { change_set_id, changes, sentence } = line;
  const actions = (
    <>
      <Button size="compact-xs" variant="subtle" color="gray" aria-expanded={isOpen} onClick={toggle}>
        {t("history.changes", { count: changes })}
      </Button>
      {mayRevert && <RevertButton changeSetId={change_set_id} changes={changes} names={names} />}
    </>
  );
  const choice = mayRevert && (
    <Checkbox
      className={classes.choice}
      size="xs"
      checked={isChosen}
      aria-label={t("activity.choose", { sentence })}
      onChange={() => onChoose(change_set_id)}
    />
  );
  return (
    <Entry told={line} choice={choice} actions={actions}>
      {isOpen && <Changes changeSetId={change_set_id} mayRevert={mayRevert} names={names} />}
    </Entry>
  );
}
