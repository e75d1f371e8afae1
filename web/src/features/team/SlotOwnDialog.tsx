import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { lookup } from "@/api/lookup";
import { setOwnOfSlot, type Slot } from "@/api/team";
import { useProjectContext } from "@/api/use-project";
import { OwnFields } from "@/editing/OwnFields";
import { Dialog } from "@/ui/Dialog";
import { Refusal } from "@/ui/Refusal";
import { useSlotWrite } from "./use-slot-write";

interface Props {
  projectId: string;
  slot: Slot;
  nameOf: (slot: Slot) => string;
  onClose: () => void;
}

/** The studio's own fields of a slot; each is saved as it is left. */
export function SlotOwnDialog({ projectId, slot, nameOf, onClose }: Props) {
  const { t } = useTranslation();
  const known = lookup(useProjectContext(projectId), "member");
  const { write, problem } = useSlotWrite();
  const title = t("team.did.edit", { role: slot.role });
  return (
    <Dialog opened onClose={onClose} title={t("team.ownFieldsOf", { name: nameOf(slot) })}>
      <Stack gap="sm">
        <OwnFields
          {...{ projectId, row: slot, known, isReadOnly: false }}
          onSave={(key, value) => write({ title, send: () => setOwnOfSlot(slot, key, value) })}
        />
        <Refusal text={problem?.message} />
      </Stack>
    </Dialog>
  );
}
