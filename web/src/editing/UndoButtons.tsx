import { ActionIcon } from "@mantine/core";
import { useUndoSteps } from "./use-undo-steps";

/** For toolbars: their tooltips say what they would take back. */
export function UndoButtons() {
  return useUndoSteps().map(({ id, title, icon, isEnabled, run }) => (
    <ActionIcon key={id} aria-label={title} title={title} disabled={!isEnabled} onClick={run} size="md">
      {icon}
    </ActionIcon>
  ));
}
