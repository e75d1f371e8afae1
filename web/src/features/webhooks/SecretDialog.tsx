import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "@/lib/copy-text";
import { Dialog } from "@/ui/Dialog";
import classes from "./Webhooks.module.css";

/** The secret that signs what is sent, shown this once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(secret);
    setCopied(true);
  };
  return (
    <Dialog opened onClose={onClose} title={t("webhooks.secret")} closeOnClickOutside={false}>
      <Stack gap="sm">
        <p className={classes.text}>{t("webhooks.secretText")}</p>
        <code className={classes.secret}>{secret}</code>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => void copy()}>
            {t(isCopied ? "state.copied" : "webhooks.copy")}
          </Button>
          <Button onClick={onClose} data-autofocus>
            {t("webhooks.secretKept")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
