import { ActionIcon } from "@mantine/core";
import type { Action } from "@/actions/registry";

/** For the toolbar of a grid: the way to how it was. Who may not look back is not offered it. */
export function TimeMachineButton({ title, icon, isEnabled = true, run }: Action) {
  if (!isEnabled) return null;
  return (
    <ActionIcon aria-label={title} title={title} onClick={run} size="md">
      {icon}
    </ActionIcon>
  );
}
