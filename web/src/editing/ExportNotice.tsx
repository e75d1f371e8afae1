import { ActionIcon, Loader } from "@mantine/core";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLocale } from "@/lib/i18n/locale";
import classes from "./ExportNotice.module.css";
import type { Export } from "./use-export";

const MB = 1_000_000;

/** How far an export is, with the way to stop it; or why it failed. */
export function ExportNotice({ going, onClose }: { going: Export; onClose: () => void }) {
  const { t } = useTranslation();
  const number = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 1 });
  const isFailed = going.state === "failed";
  return (
    <div className={classes.notice} role={isFailed ? "alert" : "status"}>
      {isFailed ? <IconAlertTriangle size={16} className={classes.failed} /> : <Loader size={14} />}
      <span>
        {isFailed
          ? t("rows.export.failed", { problem: going.problem.message })
          : t("rows.export.progress", { size: number.format(going.bytes / MB) })}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        onClick={onClose}
        aria-label={t(isFailed ? "state.close" : "state.cancel")}
      >
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}
