import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import type { DeliveryOut } from "@/api/schema.gen";
import { deliveryQuery } from "@/api/webhooks";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { ErrorState, LoadingRows } from "@/ui/states";
import classes from "./Webhooks.module.css";

interface Props {
  webhookId: string;
  delivery: DeliveryOut;
  onAgain: (() => void) | null;
}

/** One thing that was sent: when, what the receiver said, and opened the very text. */
export function Delivery({ webhookId, delivery, onAgain }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const { verb, state, attempts, response_status: status, created_at: at } = delivery;
  return (
    <li className={classes.delivery}>
      <button type="button" className={classes.sent} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <time dateTime={at}>{moment(at, locale)}</time>
        <code>{verb}</code>
        <span className={classes.state} data-state={state}>
          {t(`webhooks.states.${state}`)}
        </span>
        <span className={classes.facts}>
          {status !== null && status}
          {attempts > 1 && ` · ${t("webhooks.attempts", { count: attempts })}`}
        </span>
      </button>
      {isOpen && (
        <div className={classes.opened}>
          <Sent webhookId={webhookId} id={delivery.id} />
          {onAgain && (
            <Button size="compact-sm" variant="default" onClick={onAgain}>
              {t("webhooks.again")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function Sent({ webhookId, id }: { webhookId: string; id: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data, error, refetch } = useQuery(deliveryQuery(webhookId, id));
  if (error) {
    const problem = Problem.from(error);
    return (
      <ErrorState
        title={t("webhooks.logFailed")}
        detail={problem.message}
        copyable={problem.copyable}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <LoadingRows rows={3} />;
  return (
    <>
      {data.state === "waiting" && data.attempts > 0 && (
        <p className={classes.text}>{t("webhooks.nextTry", { at: moment(data.next_at, locale) })}</p>
      )}
      {data.response_text && (
        <>
          <h3 className={classes.label}>{t("webhooks.answer")}</h3>
          <pre className={classes.code} tabIndex={0}>
            {data.response_text}
          </pre>
        </>
      )}
      <h3 className={classes.label}>{t("webhooks.body")}</h3>
      <pre className={classes.code} tabIndex={0}>
        {JSON.stringify(data.body, null, 2)}
      </pre>
    </>
  );
}
