import { Button, Select, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type GridCopy, type GridRow, wholeName } from "@/api/grid-copy";
import { type Kind, PARENT_KIND } from "@/api/kinds";
import { useProjectSession } from "@/api/project-session";
import { natural } from "@/lib/natural";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { useAsk } from "./ask";
import { clashesAt, moveEdits } from "./gestures";
import classes from "./RowDialogs.module.css";
import { someNames } from "./some-names";

interface Props {
  copy: GridCopy;
  rows: readonly GridRow[];
  onClose: () => void;
}

const NOWHERE = "nowhere";

/** The selection to another sequence or episode; a name that is taken there is shown before anything moves. */
export function MoveDialog({ copy, rows, onClose }: Props) {
  const { t } = useTranslation();
  const { edits } = useProjectSession();
  const kind = copy.kind as Kind;
  const parentKind = PARENT_KIND[kind] ?? "sequence";
  const places = [...copy.parents.values()]
    .map((parent) => ({ ...parent, name: wholeName(parent) }))
    .toSorted((one, other) => natural(one.name, other.name))
    .map(({ id, name, description }) => ({ value: id, label: [name, description].filter(Boolean).join(" · ") }));
  const [place, setPlace] = useState<string | null>(null);
  const target = place === NOWHERE ? null : place;
  const clashes = place === null ? [] : clashesAt(target, rows, copy.rows.values());
  const moving = useAsk(edits, onClose);
  const wanted = place === null ? [] : moveEdits(rows, target);
  const canMove = wanted.length > 0 && clashes.length === 0 && !moving.isAsking;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canMove) moving.ask({ edits: wanted });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("rows.moveTitle", { what: t(`create.count.${kind}`, { count: rows.length }) })}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p className={classes.quiet}>{someNames(rows)}</p>
          <Select
            label={t(`pages.${parentKind}.one`)}
            placeholder={t("rows.where")}
            data={[...places, { value: NOWHERE, label: t("rows.nowhere") }]}
            value={place}
            onChange={setPlace}
            searchable
            selectFirstOptionOnChange
            data-autofocus
            size="sm"
          />
          {clashes.length > 0 && (
            <p className={classes.taken} role="alert">
              {t("rows.clash", { count: clashes.length, names: someNames(clashes) })}
            </p>
          )}
          <DialogEnd refusal={moving.problem?.message} onClose={onClose}>
            <Button type="submit" disabled={!canMove} loading={moving.isAsking}>
              {t("rows.move")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
