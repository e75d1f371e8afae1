import { Button, Group, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { Dialog } from "@/ui/Dialog";
import classes from "./People.module.css";

interface Props {
  title: string;
  text: string;
  action: string;
  run: () => Promise<void>;
  onClose: () => void;
}

/** One more question before somebody loses their way in. */
export function ConfirmDialog({ title, text, action, run, onClose }: Props) {
  const { t } = useTranslation();
  const running = useMutation({ mutationFn: run, onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={title}>
      <Stack gap="sm">
        <p className={classes.text}>{text}</p>
        {running.error && (
          <p className={classes.problem} role="alert">
            {Problem.from(running.error).message}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("state.cancel")}
          </Button>
          <Button color="red" loading={running.isPending} onClick={() => running.mutate()}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
