import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { confirmTotp } from "@/api/factors";
import type { FactorAdded, TotpBegun } from "@/api/schema.gen";
import classes from "./Account.module.css";
import { CodeForm } from "./CodeForm";

/** The secret as a picture and to type, until a code of it comes back. */
export function TotpSetUp({ begun, onAdded }: { begun: TotpBegun; onAdded: (added: FactorAdded) => void }) {
  const { t } = useTranslation();
  const groups = begun.secret.match(/.{1,4}/gu)?.join(" ");
  return (
    <Stack gap="sm">
      <p className={classes.text}>{t("security.scan")}</p>
      <img
        className={classes.qr}
        src={`data:image/svg+xml,${encodeURIComponent(begun.svg)}`}
        alt={t("security.qr")}
        width={196}
        height={196}
      />
      <div className={classes.quiet}>
        {t("security.byHand")} <code className={classes.typed}>{groups}</code>
      </div>
      <CodeForm confirm={confirmTotp} onAdded={onAdded} />
    </Stack>
  );
}
