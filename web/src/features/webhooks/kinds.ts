import type { WebhookKind } from "@/api/webhooks";

/** The two pages: other programs, and rooms that people read. */
export type Family = "programs" | "chats";

export const KINDS: Readonly<Record<Family, readonly WebhookKind[]>> = {
  programs: ["webhook"],
  chats: ["slack", "discord", "mattermost"],
};

/** The names of the makers, alike in every language. */
export const CHAT_NAMES: Readonly<Record<WebhookKind, string>> = {
  webhook: "Webhook",
  slack: "Slack",
  discord: "Discord",
  mattermost: "Mattermost",
};

export const SAMPLE_ADDRESS: Readonly<Record<WebhookKind, string>> = {
  webhook: "https://pipeline.example/motk",
  slack: "https://hooks.slack.com/services/…",
  discord: "https://discord.com/api/webhooks/…",
  mattermost: "https://chat.example/hooks/…",
};
