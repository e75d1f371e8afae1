import { Button, Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { refreshContext } from "@/api/context";
import { lookup } from "@/api/lookup";
import { useProjectSession } from "@/api/project-session";
import { editSlot, refreshTeam, type Slot } from "@/api/team";
import { useProjectContext } from "@/api/use-project";
import { flat, nested } from "@/editing/flat-extra";
import { OwnFields } from "@/editing/OwnFields";
import { useRowForm } from "@/editing/use-row-form";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";

interface Props {
  projectId: string;
  slot: Slot;
  nameOf: (slot: Slot) => string;
  onClose: () => void;
}

/** The studio's own fields of a slot, saved together. */
export function SlotOwnDialog({ projectId, slot, nameOf, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { undo } = useProjectSession();
  const known = lookup(useProjectContext(projectId), "member");
  const title = t("team.did.edit", { role: slot.role });
  const { values, set, wrong, refusal, isSaving, submit } = useRowForm({
    now: flat({ extra: slot.extra }),
    save: async (changes) => {
      const { extra } = nested(changes);
      return Object.keys(extra).length > 0 ? editSlot(slot, { extra }) : null;
    },
    refresh: () => Promise.all([refreshTeam(queries, projectId), refreshContext(queries, projectId)]),
    onSaved: (changeSetId) => {
      if (changeSetId) undo.did(changeSetId, { what: "mixed", table: "entity", count: 1, title });
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} title={t("team.ownFieldsOf", { name: nameOf(slot) })}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <OwnFields
            {...{ projectId, row: nested(values), known, isReadOnly: false }}
            onSave={(key, value) => set({ [`extra.${key}`]: value })}
            wrong={(key) => wrong(`extra.${key}`)}
          />
          <DialogEnd refusal={refusal} onClose={onClose}>
            <Button type="submit" loading={isSaving}>
              {t("people.save")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
