import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Refusal } from "./Refusal";

interface Props {
  refusal?: string | false | null | undefined;
  onClose: () => void;
  /** Enter leaves things as they are: for what is not easily made good. */
  startsOnCancel?: boolean;
  /** The button of the deed. */
  children: ReactNode;
}

/** How a dialog ends: why it was refused, the way out, the deed. Stands last in the dialog's stack. */
export function DialogEnd({ refusal, onClose, startsOnCancel, children }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Refusal text={refusal} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus={startsOnCancel || undefined}>
          {t("state.cancel")}
        </Button>
        {children}
      </Group>
    </>
  );
}
