import { Checkbox, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TaskType } from "@/api/context";
import { useProjectSession } from "@/api/project-session";
import { useMay, useProjectContext } from "@/api/use-project";
import classes from "./CreateDialog.module.css";

export interface Step {
  id: string;
  memberId: string | null;
}

interface Props {
  steps: readonly TaskType[];
  chosen: readonly Step[];
  onChange: (chosen: Step[]) => void;
}

/** Which steps of the workflow get a task, and who takes each; slots still open can be chosen too. */
export function TaskSteps({ steps, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const { members } = useProjectContext(projectId);
  const mayAssign = useMay(projectId)("task.assign");
  const slots = members
    .filter(({ archived }) => !archived)
    .map(({ id, name, role, is_open }) => ({ value: id, label: is_open ? t("drawer.openSlot", { role }) : name }));
  const without = (id: string) => chosen.filter((step) => step.id !== id);
  const place = (step: Step) =>
    onChange(steps.flatMap(({ id }) => [...without(step.id), step].filter((one) => one.id === id)));
  return (
    <fieldset className={classes.steps}>
      <legend>{t("create.steps")}</legend>
      {steps.map(({ id, name }) => {
        const step = chosen.find((one) => one.id === id);
        return (
          <div key={id} className={classes.step}>
            <Checkbox
              label={name}
              checked={step !== undefined}
              onChange={(event) =>
                event.currentTarget.checked ? place({ id, memberId: null }) : onChange(without(id))
              }
            />
            {step && mayAssign && (
              <Select
                aria-label={t("create.assignee", { step: name })}
                placeholder={t("drawer.nobody")}
                data={slots}
                value={step.memberId}
                onChange={(memberId) => place({ id, memberId })}
                size="xs"
                searchable
                clearable
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
