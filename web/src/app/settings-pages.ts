import { IconUser } from "@tabler/icons-react";
import { lazyRouteComponent } from "@tanstack/react-router";
import type { ParseKeys } from "i18next";
import type { ComponentType } from "react";

interface Listed {
  path: string;
  name: ParseKeys;
  icon: typeof IconUser;
  /** Who may use it finds the page. */
  verb: string | null;
}

export interface SettingsPage extends Listed {
  scope: "you" | "studio";
  page: ComponentType;
}

export interface ProjectSettingsPage extends Listed {
  page: ComponentType<{ projectId: string }>;
}

/** In the order of the navigation. */
export const SETTINGS_PAGES: SettingsPage[] = [
  {
    scope: "you",
    path: "account",
    name: "settings.title",
    icon: IconUser,
    verb: null,
    page: lazyRouteComponent(() => import("@/features/settings/SettingsPage"), "SettingsPage"),
  },
];

/** The same for a project. */
export const PROJECT_SETTINGS_PAGES: ProjectSettingsPage[] = [];
