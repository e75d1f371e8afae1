import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { addPasskey } from "@/api/factors";
import { refusalOf } from "@/api/problem";
import type { FactorAdded } from "@/api/schema.gen";
import { browserName } from "@/lib/browser-name";
import { makePasskey } from "@/lib/passkeys";
import { Refusal } from "@/ui/Refusal";

interface Props {
  options: Record<string, unknown>;
  onAdded: (added: FactorAdded) => void;
}

/** The device makes a key; its name says later which device that was. */
export function PasskeySetUp({ options, onAdded }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(() => browserName(navigator.userAgent));
  const making = useMutation({
    mutationFn: async () => {
      const made = await makePasskey(options);
      return made && addPasskey(name.trim(), made);
    },
    onSuccess: (added) => added && onAdded(added),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t("security.passkeyName")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
          autoFocus
          required
        />
        <Refusal text={making.data === null ? t("security.passkeyFailed") : refusalOf(making.error)} />
        <Group justify="flex-end">
          <Button type="submit" loading={making.isPending}>
            {t("security.continue")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
