import { Button, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { makeBot, refreshPeople } from "@/api/people";
import { Problem } from "@/api/problem";
import type { AccountOut } from "@/api/schema.gen";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { botAccountName } from "./bot-name";
import classes from "./People.module.css";

/** Makes an account for a program. */
export function BotDialog({ onClose, onMade }: { onClose: () => void; onMade: (bot: AccountOut) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const making = useMutation({
    mutationFn: () => makeBot(botAccountName(name), name.trim()),
    onSuccess: async (bot) => {
      await refreshPeople(queries);
      onClose();
      onMade(bot);
    },
  });
  const problem = making.error && Problem.from(making.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <Dialog opened onClose={onClose} title={t("people.addBotTitle")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p className={classes.text}>{t("people.addBotText")}</p>
          <TextInput
            label={t("people.name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={problem?.message}
            data-autofocus
            required
          />
          <DialogEnd onClose={onClose}>
            <Button type="submit" loading={making.isPending}>
              {t("people.makeBot")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
