import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "@/lib/copy-text";
import classes from "./Account.module.css";

/** Codes for the day the phone is lost, shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(codes.join("\n"));
    setCopied(true);
  };
  return (
    <Stack gap="sm">
      <p className={classes.text}>{t("security.codesText")}</p>
      <ul className={classes.codes} aria-label={t("security.codes")}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => void copy()}>
          {t(isCopied ? "state.copied" : "security.copyCodes")}
        </Button>
        <Button onClick={onKept}>{t("security.codesKept")}</Button>
      </Group>
    </Stack>
  );
}
