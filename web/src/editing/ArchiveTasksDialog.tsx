import { Button, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { archiveTasks } from "@/api/task-gestures";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import classes from "./TaskDialogs.module.css";
import { useTasksWrite } from "./use-tasks-write";

/** How many tasks hide, said before they are hidden. Nothing is lost: Archived gives them back. */
export function ArchiveTasksDialog({ ids, onClose }: { ids: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const count = ids.length;
  const { write, isBusy, problem } = useTasksWrite(onClose);
  const archive = () =>
    write({ send: () => archiveTasks(ids), what: "archive", count, title: t("taskGestures.archived", { count }) });
  return (
    <Dialog opened onClose={onClose} title={t("taskGestures.archiveTitle", { count })}>
      <Stack gap="sm">
        <p className={classes.quiet}>{t("taskGestures.archiveKept")}</p>
        <DialogEnd refusal={problem?.message} onClose={onClose}>
          <Button color="red" onClick={archive} loading={isBusy} data-autofocus>
            {t("rows.archive")}
          </Button>
        </DialogEnd>
      </Stack>
    </Dialog>
  );
}
