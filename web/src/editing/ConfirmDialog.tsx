import { Button, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { refusalOf } from "@/api/problem";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import classes from "./ConfirmDialog.module.css";

interface Props {
  title: string;
  text: string;
  action: string;
  run: () => Promise<void>;
  onClose: () => void;
}

/** One more question before something is done that is not easily made good. */
export function ConfirmDialog({ title, text, action, run, onClose }: Props) {
  const running = useMutation({ mutationFn: run, onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={title}>
      <Stack gap="sm">
        <p className={classes.text}>{text}</p>
        <DialogEnd refusal={refusalOf(running.error)} onClose={onClose} startsOnCancel>
          <Button className={classes.danger} loading={running.isPending} onClick={() => running.mutate()}>
            {action}
          </Button>
        </DialogEnd>
      </Stack>
    </Dialog>
  );
}
