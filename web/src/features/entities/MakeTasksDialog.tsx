import { Button, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { useAsk } from "./ask";
import { missingTasks } from "./gestures";
import classes from "./RowDialogs.module.css";
import { someNames } from "./some-names";
import { type Step, TaskSteps } from "./TaskSteps";

interface Props {
  copy: GridCopy;
  rows: readonly GridRow[];
  /** The step whose cell was selected; all of them otherwise. */
  step: string | null;
  onClose: () => void;
}

/** Tasks of the steps chosen, for every row of the selection that lacks them. */
export function MakeTasksDialog({ copy, rows, step, onClose }: Props) {
  const { t } = useTranslation();
  const { projectId, edits } = useProjectSession();
  const { task_types } = useProjectContext(projectId);
  const steps = task_types.filter((type) => type.for_kind === copy.kind);
  const [chosen, setChosen] = useState<Step[]>(() =>
    steps.filter(({ id }) => !step || id === step).map(({ id }) => ({ id, memberId: null })),
  );
  const missing = missingTasks(rows, chosen);
  const held = rows.length * chosen.length - missing.length;
  const making = useAsk(edits, onClose);
  const canMake = missing.length > 0 && !making.isAsking;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canMake) making.ask({ newTasks: missing });
  };
  return (
    <Dialog opened onClose={onClose} title={t("rows.tasksTitle")} size="lg">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p className={classes.quiet}>{someNames(rows)}</p>
          <TaskSteps steps={steps} chosen={chosen} onChange={setChosen} />
          <p className={classes.quiet} aria-live="polite">
            {t("rows.tasksMade", { count: missing.length })} {held > 0 && t("rows.tasksHeld", { count: held })}
          </p>
          <DialogEnd refusal={making.problem?.message} onClose={onClose}>
            <Button type="submit" disabled={!canMake} loading={making.isAsking}>
              {t("rows.makeTasks")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
