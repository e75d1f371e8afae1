import { Autocomplete, Button, NumberInput, Select, Stack } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type GridCopy, wholeName } from "@/api/grid-copy";
import { type Kind, PARENT_KIND } from "@/api/kinds";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { natural } from "@/lib/natural";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { CreatePreview } from "./CreatePreview";
import { useAsk } from "./ask";
import classes from "./CreateDialog.module.css";
import { NamesInput, patternOf, type Typed, typedNames } from "./NamesInput";
import { newRows } from "./new-rows";
import { type Step, TaskSteps } from "./TaskSteps";

interface Props {
  kind: Kind;
  copy: GridCopy;
  onClose: () => void;
  /** What is there when it opens: the sequence of the selected row, the names of a paste. */
  start?: { parent?: string; names?: string; list?: string };
}

/** One or many rows by a pattern, with what will be made in sight before it is sent. */
export function CreateDialog({ kind, copy, onClose, start = {} }: Props) {
  const { t } = useTranslation();
  const { edits } = useProjectSession();
  const { task_types, entity_types } = useProjectContext(copy.projectId);
  const parentKind = PARENT_KIND[kind];
  const parents = useMemo(() => [...new Set([...copy.parents.values()].map(wholeName))].toSorted(natural), [copy]);
  const types = entity_types.filter((type) => type.kind === kind).map(({ id, name }) => ({ value: id, label: name }));
  const steps = task_types.filter((type) => type.for_kind === kind);
  const [typed, setTyped] = useState<Typed>(() => typedNames(start));
  const [parent, setParent] = useState(start.parent ?? (kind === "shot" ? (parents.at(-1) ?? "") : ""));
  const [typeId, setTypeId] = useState<string | null>(types[0]?.value ?? null);
  const [frameIn, setFrameIn] = useState<number | string>("");
  const [frameOut, setFrameOut] = useState<number | string>("");
  const [chosen, setChosen] = useState<Step[]>(() => steps.map(({ id }) => ({ id, memberId: null })));
  const pattern = useMemo(() => patternOf(typed, parentKind !== null && kind !== "asset"), [typed, parentKind, kind]);
  const makesParents = typed.way !== "list" || typed.makesParents;
  const rows = useMemo(() => {
    const frame = (value: number | string) => (value === "" ? null : Number(value));
    const frames = { frameIn: frame(frameIn), frameOut: frame(frameOut) };
    const where = { parent: parent.trim(), makesParents };
    return newRows(copy, { kind, names: pattern.names, ...where, typeId, ...frames, taskTypes: chosen });
  }, [copy, kind, pattern, parent, makesParents, typeId, frameIn, frameOut, chosen]);
  const making = useAsk(edits, onClose);
  const areFramesWrong = frameIn !== "" && frameOut !== "" && Number(frameOut) < Number(frameIn);
  const isClear = pattern.problems.length + rows.unclear.length === 0 && !areFramesWrong;
  const canMake = rows.entities.length > 0 && isClear && !making.isAsking;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (canMake) making.ask({ newEntities: [...rows.parents, ...rows.entities], newTasks: rows.tasks });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    submit();
  };
  return (
    <Dialog opened onClose={onClose} title={t(`pages.${kind}.new`)} size="lg">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <NamesInput {...{ kind, typed, onTyped: setTyped, onEnter: onKeyDown }} />
          <div className={classes.fields}>
            {types.length > 0 && kind === "asset" && (
              <Select
                label={t("create.type")}
                data={types}
                value={typeId}
                onChange={setTypeId}
                allowDeselect={false}
                size="sm"
              />
            )}
            {parentKind && (kind !== "asset" || parents.length > 0) && (
              <Autocomplete
                label={t(`pages.${parentKind}.one`)}
                placeholder={t("create.nowhere")}
                data={parents}
                value={parent}
                onChange={setParent}
                size="sm"
              />
            )}
            {kind === "shot" && (
              <>
                <NumberInput
                  label={t("create.frameIn")}
                  value={frameIn}
                  onChange={setFrameIn}
                  allowDecimal={false}
                  size="sm"
                />
                <NumberInput
                  label={t("create.frameOut")}
                  value={frameOut}
                  onChange={setFrameOut}
                  allowDecimal={false}
                  size="sm"
                  error={areFramesWrong && t("create.framesWrong")}
                />
              </>
            )}
          </div>
          {steps.length > 0 && <TaskSteps steps={steps} chosen={chosen} onChange={setChosen} />}
          <CreatePreview {...{ kind, pattern, rows }} />
          <DialogEnd refusal={making.problem?.message} onClose={onClose}>
            <Button type="submit" loading={making.isAsking} disabled={!canMake}>
              {t("create.make", { count: rows.entities.length })}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
