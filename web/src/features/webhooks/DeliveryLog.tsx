import { Button, Group, SegmentedControl } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import type { WebhookOut } from "@/api/schema.gen";
import { useMay } from "@/api/use-project";
import { deliveriesQuery, type DeliveryState, sendAgain, sendTest } from "@/api/webhooks";
import { Dialog } from "@/ui/Dialog";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { Delivery } from "./Delivery";
import classes from "./Webhooks.module.css";

const STATES = ["all", "waiting", "delivered", "failed"] as const;

/** All that went to one receiver in the last month, the newest first, looked at again while it stands open. */
export function DeliveryLog({ webhook, onClose }: { webhook: WebhookOut; onClose: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const [shown, setShown] = useState<(typeof STATES)[number]>("all");
  const state: DeliveryState | null = shown === "all" ? null : shown;
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(deliveriesQuery(webhook.id, state));
  const refresh = () => queries.invalidateQueries({ queryKey: ["deliveries", webhook.id] });
  const testing = useMutation({ mutationFn: () => sendTest(webhook.id), onSettled: refresh });
  const again = useMutation({ mutationFn: (ids: number[]) => sendAgain(webhook.id, ids), onSettled: refresh });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const problem = testing.error ?? again.error;
  return (
    <Dialog opened onClose={onClose} size={760} title={t("webhooks.log", { name: webhook.name })}>
      <Group gap="xs" mb="sm">
        <SegmentedControl
          size="xs"
          aria-label={t("webhooks.show")}
          data={STATES.map((value) => ({ value, label: t(`webhooks.states.${value}`) }))}
          value={shown}
          onChange={(value) => setShown(value as (typeof STATES)[number])}
        />
        <span className={classes.space} />
        {may("webhook.replay") && rows.some((row) => row.state === "failed") && (
          <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate([])}>
            {t("webhooks.allAgain")}
          </Button>
        )}
        {may("webhook.ping") && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconSend size={14} />}
            loading={testing.isPending}
            onClick={() => testing.mutate()}
            data-autofocus
          >
            {t("webhooks.test")}
          </Button>
        )}
      </Group>
      {problem && (
        <p className={classes.problem} role="alert">
          {Problem.from(problem).message}
        </p>
      )}
      {error ? (
        <ErrorState
          title={t("webhooks.logFailed")}
          detail={Problem.from(error).message}
          copyable={Problem.from(error).copyable}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <LoadingRows rows={5} />
      ) : rows.length === 0 ? (
        <EmptyState icon={<IconSend size={26} stroke={1.5} />} title={t("webhooks.nothingSent")}>
          {t("webhooks.nothingSentText")}
        </EmptyState>
      ) : (
        <ul className={classes.deliveries} aria-label={t("webhooks.log", { name: webhook.name })}>
          {rows.map((delivery) => (
            <Delivery
              key={delivery.id}
              webhookId={webhook.id}
              delivery={delivery}
              onAgain={may("webhook.replay") && delivery.state !== "waiting" ? () => again.mutate([delivery.id]) : null}
            />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="subtle" color="gray" fullWidth onClick={() => void fetchNextPage()}>
          {t("webhooks.earlier")}
        </Button>
      )}
    </Dialog>
  );
}
