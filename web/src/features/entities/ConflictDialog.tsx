import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PendingEdit } from "@/api/edits";
import type { GridCopy } from "@/api/grid-copy";
import { useProjectSession } from "@/api/project-session";
import { useStore } from "@/lib/store";
import classes from "./ConflictDialog.module.css";
import type { Lookup } from "@/api/lookup";
import { Dialog } from "@/ui/Dialog";

/** Two people wrote the same value: both are shown, and the person who came second chooses. One conflict at a time. */
export function ConflictDialog({ copy, known }: { copy: GridCopy; known: Lookup }) {
  const { t } = useTranslation();
  const { edits } = useProjectSession();
  const conflict = [...useStore(edits.pending).values()].find(({ state }) => state === "conflict");
  const theirs = () => conflict && edits.forget([conflict]);
  const mine = () => conflict && edits.save([{ ...conflict, seen: conflict.theirs }]);
  const text = (value: unknown) => shown(conflict, value, known) || t("conflict.empty");
  return (
    <Dialog opened={conflict !== undefined} onClose={() => void theirs()} title={t("conflict.title")} size="md">
      {conflict && (
        <>
          <p className={classes.text}>{t("conflict.text")}</p>
          <p className={classes.where}>{where(conflict, copy, known, (field) => fieldName(field, t))}</p>
          <div className={classes.both}>
            <section className={classes.one}>
              <h3>{t("conflict.yours")}</h3>
              <p>{text(conflict.value)}</p>
            </section>
            <section className={classes.one}>
              <h3>{t("conflict.them")}</h3>
              <p>{text(conflict.theirs)}</p>
            </section>
          </div>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={theirs}>
              {t("conflict.theirs")}
            </Button>
            <Button onClick={mine} data-autofocus>
              {t("conflict.mine")}
            </Button>
          </Group>
        </>
      )}
    </Dialog>
  );
}

function shown(conflict: PendingEdit | undefined, value: unknown, known: Lookup): string {
  if (conflict?.field === "task_status_id") return known.statuses.get(String(value))?.name ?? "";
  return value == null ? "" : String(value);
}

function fieldName(field: string, t: ReturnType<typeof useTranslation>["t"]): string {
  if (field === "name") return t("grid.name");
  if (field === "description") return t("grid.description");
  if (field === "nb_frames") return t("grid.frames");
  if (field === "task_status_id") return t("drawer.status");
  return field.replaceAll("_", " ");
}

function where(conflict: PendingEdit, copy: GridCopy, known: Lookup, name: (field: string) => string): string {
  const row = copy.rows.get(conflict.table === "entity" ? conflict.id : (copy.rowOfTask.get(conflict.id) ?? ""));
  const task = row?.tasks.find(({ id }) => id === conflict.id);
  const type = task && known.taskTypes.find(({ id }) => id === task.task_type_id)?.name;
  return [row?.name, type, name(conflict.field)].filter(Boolean).join(" · ");
}
