import { useActions } from "@/actions/use-actions";
import { ConflictDialog } from "./ConflictDialog";
import { UndoNotice } from "./UndoNotice";
import { useUndoSteps } from "./use-undo-steps";

/** What editing needs on every page of a project. */
export function EditingFrame() {
  useActions("editing", useUndoSteps());
  return (
    <>
      <ConflictDialog />
      <UndoNotice />
    </>
  );
}
