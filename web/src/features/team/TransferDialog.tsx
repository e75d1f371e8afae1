import { Button, Radio, Select, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SlotLoad } from "@/api/schema.gen";
import { handTasksOn, type Slot } from "@/api/team";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { useSlotWrite } from "./use-slot-write";

interface Props {
  slot: Slot;
  slots: readonly Slot[];
  load: SlotLoad | undefined;
  nameOf: (slot: Slot) => string;
  onClose: () => void;
}

/** Which other slot is to do the tasks of this one: those still to do, or all. */
export function TransferDialog({ slot, slots, load, nameOf, onClose }: Props) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string | null>(null);
  const [which, setWhich] = useState<"open" | "all">("open");
  const { write, isBusy, problem, forget } = useSlotWrite(onClose);
  const choices = slots
    .filter(({ id }) => id !== slot.id)
    .map((other) => ({ value: other.id, label: labelOf(other, nameOf(other), t("team.open")) }));
  const open = load?.tasks_open ?? 0;
  const count = which === "open" ? open : open + (load?.tasks_done ?? 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to) write({ title: t("team.did.transfer", { count }), count, send: () => handTasksOn(slot.id, to, which) });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("team.transferFrom", { slot: labelOf(slot, nameOf(slot), t("team.open")) })}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Select
            label={t("team.toSlot")}
            data={choices}
            value={to}
            onChange={(id) => {
              forget();
              setTo(id);
            }}
            searchable
            selectFirstOptionOnChange
            nothingFoundMessage={t("team.nobodyFound")}
            data-autofocus
          />
          <Radio.Group label={t("team.which")} value={which} onChange={(value) => setWhich(value as "open" | "all")}>
            <Stack gap={6} mt={4}>
              <Radio size="xs" value="open" label={t("team.whichOpen", { count: open })} />
              <Radio size="xs" value="all" label={t("team.whichAll", { count: open + (load?.tasks_done ?? 0) })} />
            </Stack>
          </Radio.Group>
          <DialogEnd refusal={problem?.message} onClose={onClose}>
            <Button type="submit" disabled={!to || count === 0} loading={isBusy}>
              {t("team.transferDo", { count })}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}

function labelOf(slot: Slot, name: string, open: string): string {
  return `${slot.role} · ${slot.account_id ? name : open}`;
}
