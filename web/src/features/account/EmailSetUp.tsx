import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { confirmEmail } from "@/api/factors";
import type { FactorAdded } from "@/api/schema.gen";
import classes from "./Account.module.css";
import { CodeForm } from "./CodeForm";

export function EmailSetUp({ email, onAdded }: { email: string; onAdded: (added: FactorAdded) => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <p className={classes.text} role="status">
        {t("security.mailed", { email })}
      </p>
      <CodeForm confirm={confirmEmail} onAdded={onAdded} />
    </Stack>
  );
}
