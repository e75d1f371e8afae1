import { Button, CopyButton, Skeleton } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./states.module.css";

/** Nothing here yet: says what belongs here and offers the way to it. */
export function EmptyState({ icon, title, children, action, heading: Heading = "h2" }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      <span className={classes.icon}>{icon}</span>
      <Heading className={classes.title}>{title}</Heading>
      {children && <p className={classes.text}>{children}</p>}
      {action}
    </div>
  );
}

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** The first one of its page, where nothing else stands on it. */
  heading?: "h1" | "h2";
}

interface ErrorStateProps {
  title: string;
  detail: string;
  /** The whole of it, to paste into a report. */
  copyable: string;
  onRetry: () => void;
  /** The first one of its page, where nothing else stands on it. */
  heading?: "h1" | "h2";
}

/** Something failed: what, another try, and details to copy. */
export function ErrorState({ title, detail, copyable, onRetry, heading: Heading = "h2" }: ErrorStateProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.state} role="alert">
      <IconAlertTriangle className={classes.icon} size={26} stroke={1.5} />
      <Heading className={classes.title}>{title}</Heading>
      <p className={classes.text}>{detail}</p>
      <div className={classes.actions}>
        <Button onClick={onRetry}>{t("state.retry")}</Button>
        <CopyButton value={copyable}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? "state.copied" : "state.copyDetails")}
            </Button>
          )}
        </CopyButton>
      </div>
    </div>
  );
}

/** The shape of a list that is on its way. */
export function LoadingRows({ rows = 8, height = 40 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <div className={classes.loading} role="status" aria-label={t("state.loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="sm" style={{ opacity: 1 - row / (rows + 2) }} />
      ))}
    </div>
  );
}
