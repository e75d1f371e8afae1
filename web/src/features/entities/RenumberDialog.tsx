import { Button, NumberInput, Stack, TextInput } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { type FormEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import { useProjectSession } from "@/api/project-session";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { useAsk } from "./ask";
import { renameEdits } from "./gestures";
import { isSane, renumbered, usualNumbering } from "./renumber";
import classes from "./RowDialogs.module.css";

interface Props {
  copy: GridCopy;
  /** In the order the grid shows them. */
  rows: readonly GridRow[];
  onClose: () => void;
}

const SHOWN = 60;

/** New names for a selection by a pattern, each old one beside its new one before anything is sent. */
export function RenumberDialog({ copy, rows, onClose }: Props) {
  const { t } = useTranslation();
  const { edits } = useProjectSession();
  const usual = usualNumbering(rows.map(({ name }) => name));
  const [prefix, setPrefix] = useState(usual.prefix);
  const [start, setStart] = useState<number | string>(usual.start);
  const [step, setStep] = useState<number | string>(usual.step);
  const [padding, setPadding] = useState<number | string>(usual.padding);
  const numbering = useMemo(
    () => ({ prefix, start: whole(start), step: whole(step), padding: whole(padding) }),
    [prefix, start, step, padding],
  );
  const sane = isSane(numbering);
  const renamed = useMemo(() => {
    if (!sane) return [];
    const ids = new Set(rows.map(({ id }) => id));
    const others = [...copy.rows.values()].filter(({ id }) => !ids.has(id));
    return renumbered(rows, others, numbering, (row) => `${row.parent_id} ${row.entity_type_id}`);
  }, [sane, rows, copy, numbering]);
  const taken = renamed.filter(({ isTaken }) => isTaken).length;
  const changed = renamed.filter(({ from, to }) => from !== to).length;
  const renaming = useAsk(edits, onClose);
  const canRename = sane && taken === 0 && changed > 0 && !renaming.isAsking;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canRename) renaming.ask({ edits: renameEdits(rows, renamed) });
  };
  return (
    <Dialog opened onClose={onClose} title={t("rows.renumberTitle", { count: rows.length })} size="lg">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <div className={classes.numbering}>
            <TextInput
              label={t("rows.prefix")}
              value={prefix}
              onChange={(event) => setPrefix(event.currentTarget.value)}
              data-autofocus
            />
            <NumberInput label={t("rows.start")} value={start} onChange={setStart} min={0} allowDecimal={false} />
            <NumberInput label={t("rows.step")} value={step} onChange={setStep} min={1} allowDecimal={false} />
            <NumberInput
              label={t("rows.padding")}
              value={padding}
              onChange={setPadding}
              min={1}
              max={9}
              allowDecimal={false}
            />
          </div>
          <div className={classes.preview} tabIndex={0} role="region" aria-label={t("rows.preview")}>
            {sane ? (
              <table className={classes.names}>
                <tbody>
                  {renamed.slice(0, SHOWN).map(({ id, from, to, isTaken }) => (
                    <tr key={id}>
                      <td>{from}</td>
                      <td>
                        <IconArrowRight size={13} aria-hidden />
                      </td>
                      <td data-taken={isTaken}>{to}</td>
                      <td className={classes.taken}>{isTaken && t("rows.taken")}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ) : (
              <p className={classes.taken}>{t("rows.noNumbering")}</p>
            )}
            {renamed.length > SHOWN && (
              <p className={classes.quiet}>{t("rows.andMore", { count: renamed.length - SHOWN })}</p>
            )}
          </div>
          <p className={classes.quiet} aria-live="polite">
            {taken > 0 ? (
              <span className={classes.taken}>{t("rows.takenCount", { count: taken })}</span>
            ) : (
              t("rows.renamed", { count: changed })
            )}
          </p>
          <DialogEnd refusal={renaming.problem?.message} onClose={onClose}>
            <Button type="submit" disabled={!canRename} loading={renaming.isAsking}>
              {t("rows.renumber")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}

function whole(typed: number | string): number {
  return typed === "" ? Number.NaN : Number(typed);
}
