import { Button, Group, PasswordInput, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Password } from "@/api/factors";
import { Problem } from "@/api/problem";
import { Refusal } from "@/ui/Refusal";
import classes from "./Account.module.css";

interface Props<T> {
  hasPassword: boolean;
  begin: (password: Password) => Promise<T>;
  onBegun?: (begun: T) => void;
  isDanger?: boolean;
  /** What comes once it has begun. */
  children?: (begun: T) => ReactNode;
}

/** Whoever sits here shows to be the owner of the account: the password once more. */
export function Owner<T>({ hasPassword, begin, onBegun, isDanger = false, children }: Props<T>) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const beginning = useMutation({
    mutationFn: () => begin(hasPassword ? password : undefined),
    ...(onBegun && { onSuccess: onBegun }),
  });
  if (beginning.isSuccess && children) return children(beginning.data);
  const problem = beginning.error && Problem.from(beginning.error);
  const wrong = problem?.about("password");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    beginning.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {hasPassword && (
          <>
            <p className={classes.text}>{t("security.confirmText")}</p>
            <PasswordInput
              label={t("security.confirmPassword")}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              error={wrong}
              data-autofocus
              required
            />
          </>
        )}
        <Refusal text={problem && !wrong && problem.message} />
        <Group justify="flex-end" gap="xs">
          <Button type="submit" loading={beginning.isPending} {...(isDanger && { color: "red" })}>
            {t(isDanger ? "security.remove" : "security.continue")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
