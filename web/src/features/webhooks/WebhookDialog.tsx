import { Button, Select, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { projectsQuery } from "@/api/projects";
import type { WebhookOut } from "@/api/schema.gen";
import { refreshList } from "@/api/studio-lists";
import { useMe } from "@/api/use-project";
import { createWebhook, editWebhook, makeSecret, type WebhookKind } from "@/api/webhooks";
import { useRowForm } from "@/editing/use-row-form";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { CHAT_NAMES, type Family, KINDS, SAMPLE_ADDRESS } from "./kinds";
import { VerbsInput } from "./VerbsInput";

interface Props {
  family: Family;
  /** The one to change; none to make a new one. */
  webhook: WebhookOut | null;
  onClose: () => void;
  /** A new webhook signs with this, told once. */
  onSecret: (secret: string) => void;
}

/** Where to tell it, of what, and of which project. */
export function WebhookDialog({ family, webhook, onClose, onSecret }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const isAdmin = useMe().account.account_type === "admin";
  const { data: projects = [] } = useQuery(projectsQuery);
  const [id] = useState(uuid7);
  const [kind, setKind] = useState<WebhookKind>(webhook?.kind ?? KINDS[family][0] ?? "webhook");
  const [projectId, setProjectId] = useState(webhook?.project_id ?? null);
  const { values, set, wrong, refusal, isSaving, submit } = useRowForm({
    now: {
      name: webhook?.name ?? "",
      url: "",
      verbs: webhook?.verbs ?? (family === "chats" ? ["task.set_status"] : ["*"]),
    },
    save: async (changes, all) => {
      if (webhook) await editWebhook(webhook.id, { ...changes, rev: webhook.rev });
      else {
        await createWebhook({ id, kind, ...all, ...(projectId && { project_id: projectId }) });
        if (kind === "webhook") onSecret(await makeSecret(id));
      }
    },
    refresh: () => refreshList(queries, "webhooks"),
    onSaved: onClose,
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={webhook ? t("webhooks.edit", { name: webhook.name }) : t(`webhooks.${family}.add`)}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {family === "chats" && !webhook && (
            <Select
              label={t("webhooks.kind")}
              data={KINDS.chats.map((value) => ({ value, label: CHAT_NAMES[value] }))}
              value={kind}
              onChange={(chosen) => chosen && setKind(chosen as WebhookKind)}
              allowDeselect={false}
            />
          )}
          <TextInput
            label={t("webhooks.name")}
            value={values.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={wrong("name")}
            required
            data-autofocus
          />
          <TextInput
            label={t("webhooks.address")}
            description={t(webhook ? "webhooks.addressKept" : `webhooks.${family}.addressText`, {
              host: webhook?.host,
            })}
            placeholder={SAMPLE_ADDRESS[kind]}
            value={values.url}
            onChange={(event) => set({ url: event.currentTarget.value })}
            error={wrong("url")}
            required={!webhook}
            autoComplete="off"
            spellCheck={false}
          />
          {!webhook && (
            <Select
              label={t("webhooks.project")}
              placeholder={isAdmin ? t("webhooks.wholeStudio") : ""}
              data={projects.map((project) => ({ value: project.id, label: project.name }))}
              value={projectId}
              onChange={setProjectId}
              required={!isAdmin}
              clearable={isAdmin}
              searchable
            />
          )}
          <VerbsInput value={values.verbs} onChange={(verbs) => set({ verbs })} error={wrong("verbs")} />
          <DialogEnd refusal={refusal} onClose={onClose}>
            <Button type="submit" loading={isSaving}>
              {t(webhook ? "webhooks.save" : "webhooks.make")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
