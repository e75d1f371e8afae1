import { Button } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { openWithPasskey, passkeyAsked } from "@/api/enter";
import type { Me } from "@/api/schema.gen";
import { canUsePasskeys, showPasskey } from "@/lib/passkeys";
import classes from "./DoorPage.module.css";
import { Refusal } from "./Refusal";

interface Props {
  label: string;
  onEntered: (me: Me) => Promise<void> | void;
}

/** In with a passkey, where the browser has a way to show one. */
export function PasskeyButton({ label, onEntered }: Props) {
  const { t } = useTranslation();
  const showing = useMutation({
    mutationFn: async () => {
      const credential = await showPasskey(await passkeyAsked());
      return credential && openWithPasskey(credential);
    },
    onSuccess: async (me) => {
      if (me) await onEntered(me);
    },
  });
  if (!canUsePasskeys()) return null;
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconKey size={16} />}
        loading={showing.isPending}
        onClick={() => showing.mutate()}
      >
        {label}
      </Button>
      {showing.data === null && (
        <p className={classes.text} role="status">
          {t("door.passkeyCancelled")}
        </p>
      )}
      <Refusal error={showing.error} />
    </>
  );
}
