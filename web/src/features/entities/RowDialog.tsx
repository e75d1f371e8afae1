import { useTranslation } from "react-i18next";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import { useProjectSession } from "@/api/project-session";
import { ArchiveDialog } from "./ArchiveDialog";
import { CreateDialog } from "./CreateDialog";
import { MakeTasksDialog } from "./MakeTasksDialog";
import { MoveDialog } from "./MoveDialog";
import { RenumberDialog } from "./RenumberDialog";

/** The dialogs a page of rows has, and what each begins with. */
export type RowDialogs =
  | { what: "create"; start?: { parent?: string; names?: string; list?: string } }
  | { what: "renumber" | "move" | "archive" }
  | { what: "tasks"; step: string | null };

interface Props {
  copy: GridCopy;
  rows: readonly GridRow[];
  dialog: RowDialogs;
  onClose: () => void;
}

export function RowDialog({ copy, rows, dialog, onClose }: Props) {
  const { t } = useTranslation();
  const { undo } = useProjectSession();
  const kind = copy.kind;
  if (dialog.what === "create")
    return <CreateDialog kind={kind as "shot"} copy={copy} start={dialog.start ?? {}} onClose={onClose} />;
  if (dialog.what === "renumber") return <RenumberDialog {...{ copy, rows, onClose }} />;
  if (dialog.what === "move") return <MoveDialog {...{ copy, rows, onClose }} />;
  if (dialog.what === "tasks") return <MakeTasksDialog {...{ copy, rows, onClose }} step={dialog.step} />;
  return (
    <ArchiveDialog
      {...{ copy, rows, onClose }}
      onArchived={(changeSetId, count) =>
        undo.did(changeSetId, { what: "archive", table: "entity", count, title: t("rows.archived", { count }) })
      }
    />
  );
}
