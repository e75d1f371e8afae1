import { ActionIcon, Button, Menu, Switch } from "@mantine/core";
import { IconArchive, IconDots, IconKey, IconPencil } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { projectsQuery } from "@/api/projects";
import type { WebhookOut } from "@/api/schema.gen";
import { archiveRows, refreshList } from "@/api/studio-lists";
import { useMay } from "@/api/use-project";
import { editWebhook, makeSecret } from "@/api/webhooks";
import { CHAT_NAMES } from "./kinds";
import classes from "./Webhooks.module.css";

interface Props {
  webhook: WebhookOut;
  onEdit: () => void;
  onLog: () => void;
  onSecret: (secret: string) => void;
}

/** One receiver: where it is, what it hears, whether it is well. */
export function WebhookLine({ webhook, onEdit, onLog, onSecret }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const { data: projects } = useQuery(projectsQuery);
  const refresh = () => refreshList(queries, "webhooks");
  const switching = useMutation({
    mutationFn: (active: boolean) => editWebhook(webhook.id, { active, rev: webhook.rev }),
    onSettled: refresh,
  });
  const archiving = useMutation({ mutationFn: () => archiveRows("webhooks", [webhook.id]), onSettled: refresh });
  const renewing = useMutation({ mutationFn: () => makeSecret(webhook.id), onSuccess: onSecret });
  const problem = switching.error ?? archiving.error ?? renewing.error;
  const project = webhook.project_id
    ? (projects?.find(({ id }) => id === webhook.project_id)?.name ?? "…")
    : t("webhooks.wholeStudio");
  const about = [...(webhook.kind === "webhook" ? [] : [CHAT_NAMES[webhook.kind]]), webhook.host, project];
  return (
    <li className={classes.line}>
      <Switch
        checked={switching.isPending ? switching.variables : webhook.active}
        onChange={(event) => switching.mutate(event.currentTarget.checked)}
        disabled={!may("webhook.edit")}
        aria-label={t("webhooks.active", { name: webhook.name })}
      />
      <span className={classes.words}>
        <strong className={classes.name}>{webhook.name}</strong>
        <span className={classes.facts}>{about.join(" · ")}</span>
        <span className={classes.verbs}>
          {webhook.verbs.map((verb) => (
            <code key={verb}>{verb}</code>
          ))}
        </span>
        {webhook.paused_why && (
          <span className={classes.problem}>{t("webhooks.paused", { why: webhook.paused_why })}</span>
        )}
        {problem && (
          <span className={classes.problem} role="alert">
            {Problem.from(problem).message}
          </span>
        )}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={onLog}
        aria-label={t("webhooks.log", { name: webhook.name })}
      >
        {t("webhooks.deliveries")}
      </Button>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon aria-label={t("webhooks.more", { name: webhook.name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
            {t("webhooks.change")}
          </Menu.Item>
          {webhook.kind === "webhook" && (
            <Menu.Item leftSection={<IconKey size={15} />} onClick={() => renewing.mutate()}>
              {t("webhooks.newSecret")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconArchive size={15} />} onClick={() => archiving.mutate()}>
            {t("webhooks.archive")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
