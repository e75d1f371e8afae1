import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import type { FactorAdded } from "@/api/schema.gen";
import { Refusal } from "@/ui/Refusal";

interface Props {
  confirm: (code: string) => Promise<FactorAdded>;
  onAdded: (added: FactorAdded) => void;
}

/** A factor counts once it has been shown to work. */
export function CodeForm({ confirm, onAdded }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const confirming = useMutation({ mutationFn: confirm, onSuccess: onAdded });
  const problem = confirming.error && Problem.from(confirming.error);
  const wrong = problem?.about("code");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirming.mutate(code.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t("security.code")}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
          inputMode="numeric"
          error={wrong}
          autoFocus
          required
        />
        <Refusal text={problem && !wrong && problem.message} />
        <Group justify="flex-end">
          <Button type="submit" loading={confirming.isPending}>
            {t("security.continue")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
