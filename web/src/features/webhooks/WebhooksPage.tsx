import { Button } from "@mantine/core";
import { IconMessageShare, IconPlus, IconWebhook } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import type { WebhookOut } from "@/api/schema.gen";
import { archiveRows, listQuery, refreshList } from "@/api/studio-lists";
import { useMay } from "@/api/use-project";
import { ArchivedList } from "@/editing/ArchivedList";
import { newest } from "@/lib/newest";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { DeliveryLog } from "./DeliveryLog";
import { type Family, KINDS } from "./kinds";
import { SecretDialog } from "./SecretDialog";
import { WebhookDialog } from "./WebhookDialog";
import { WebhookLine } from "./WebhookLine";
import classes from "./Webhooks.module.css";

/** Other programs that are told what happens. */
export function WebhooksPage() {
  return <Receivers family="programs" />;
}

/** Rooms in Slack, Discord and Mattermost that are told what happens. */
export function ChatsPage() {
  return <Receivers family="chats" />;
}

type Opened = { what: "new" } | { what: "edit" | "log"; webhook: WebhookOut } | { what: "secret"; secret: string };

function Receivers({ family }: { family: Family }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(listQuery<WebhookOut>("webhooks", { sort: "name", archived: "yes" }));
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened((now) => (now?.what === "secret" ? now : null));
  const onSecret = (secret: string) => setOpened({ what: "secret", secret });
  const all = data?.filter(({ kind }) => KINDS[family].includes(kind)) ?? [];
  const live = all.filter(({ archived_at }) => !archived_at);
  const Icon = family === "chats" ? IconMessageShare : IconWebhook;
  const add = may("webhook.create") && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setOpened({ what: "new" })}>
      {t(`webhooks.${family}.add`)}
    </Button>
  );
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <div>
            <h1 className={classes.title}>{t(`webhooks.${family}.title`)}</h1>
            <p className={classes.text}>{t(`webhooks.${family}.text`)}</p>
          </div>
          {live.length > 0 && add}
        </div>
        {data ? (
          live.length > 0 ? (
            <ul className={classes.list} aria-label={t(`webhooks.${family}.title`)}>
              {live.map((webhook) => (
                <WebhookLine
                  key={webhook.id}
                  webhook={webhook}
                  onEdit={() => setOpened({ what: "edit", webhook })}
                  onLog={() => setOpened({ what: "log", webhook })}
                  onSecret={onSecret}
                />
              ))}
            </ul>
          ) : (
            <EmptyState icon={<Icon size={26} stroke={1.5} />} title={t(`webhooks.${family}.empty`)} action={add}>
              {t(`webhooks.${family}.emptyText`)}
            </EmptyState>
          )
        ) : error ? (
          <ErrorState
            title={t("webhooks.failed")}
            detail={Problem.from(error).message}
            copyable={Problem.from(error).copyable}
            onRetry={() => void refetch()}
          />
        ) : (
          <LoadingRows rows={4} height={48} />
        )}
        <ArchivedList
          rows={all.filter(({ archived_at }) => archived_at)}
          name={({ name }) => name}
          onRestore={may("webhook.restore") ? (id) => archiveRows("webhooks", [id], "restore") : undefined}
          refresh={() => refreshList(queries, "webhooks")}
        >
          {({ name, host }) => (
            <>
              {name} <span className={classes.facts}>{host}</span>
            </>
          )}
        </ArchivedList>
      </div>
      {(opened?.what === "new" || opened?.what === "edit") && (
        <WebhookDialog
          family={family}
          webhook={opened.what === "edit" ? newest(opened.webhook, data) : null}
          onClose={close}
          onSecret={onSecret}
        />
      )}
      {opened?.what === "log" && <DeliveryLog webhook={opened.webhook} onClose={close} />}
      {opened?.what === "secret" && <SecretDialog secret={opened.secret} onClose={() => setOpened(null)} />}
    </main>
  );
}
