import { Button, Select, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProjectPerson } from "@/api/context";
import { fillSlot, type Slot } from "@/api/team";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import classes from "./Dialogs.module.css";
import { useSlotWrite } from "./use-slot-write";

interface Props {
  slot: Slot;
  slots: readonly Slot[];
  people: readonly ProjectPerson[];
  tasks: number;
  onClose: () => void;
}

/** Who is to hold an open slot, and have its tasks from then on. */
export function FillDialog({ slot, slots, people, tasks, onClose }: Props) {
  const { t } = useTranslation();
  const [accountId, setAccountId] = useState<string | null>(null);
  const { write, isBusy, problem, forget } = useSlotWrite(onClose);
  const role = slot.role.toLocaleLowerCase();
  const holders = new Set(
    slots.filter((other) => other.role.toLocaleLowerCase() === role).map(({ account_id }) => account_id),
  );
  const choices = people
    .filter(({ account_type, is_working }) => account_type !== "bot" && is_working)
    .map(({ id, display_name }) => ({ value: id, label: display_name, disabled: holders.has(id) }));
  const chosen = people.find(({ id }) => id === accountId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return;
    const title = t("team.did.fill", { role: slot.role, name: chosen.display_name });
    write({ title, send: () => fillSlot(slot, chosen.id) });
  };
  return (
    <Dialog opened onClose={onClose} title={t("team.fillSlot", { role: slot.role })}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Select
            label={t("team.person")}
            placeholder={t("team.choosePerson")}
            data={choices}
            value={accountId}
            onChange={(id) => {
              forget();
              setAccountId(id);
            }}
            searchable
            selectFirstOptionOnChange
            nothingFoundMessage={t("team.nobodyFound")}
            data-autofocus
          />
          <p className={classes.quiet}>{t("team.fillText", { count: tasks })}</p>
          <DialogEnd refusal={problem?.message} onClose={onClose}>
            <Button type="submit" disabled={!chosen} loading={isBusy}>
              {t("team.fillDo")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
