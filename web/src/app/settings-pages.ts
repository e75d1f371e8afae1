import {
  IconActivity,
  IconHistory,
  IconBell,
  IconAppWindow,
  IconArrowsRight,
  IconBox,
  IconBuilding,
  IconCalendarWeek,
  IconCircleDot,
  IconClock,
  IconCopyCheck,
  IconFlag,
  IconForms,
  IconListDetails,
  IconLogin2,
  IconMessageShare,
  IconRoute,
  IconSettings,
  IconShieldLock,
  IconSitemap,
  IconTemplate,
  IconUser,
  IconUsers,
  IconWebhook,
} from "@tabler/icons-react";
import type { ParseKeys } from "i18next";
import { type ComponentType, lazy } from "react";

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
    name: "security.profile",
    icon: IconUser,
    verb: null,
    page: lazy(async () => ({ default: (await import("@/features/account/ProfilePage")).ProfilePage })),
  },
  {
    scope: "you",
    path: "security",
    name: "security.title",
    icon: IconShieldLock,
    verb: null,
    page: lazy(async () => ({ default: (await import("@/features/account/SecurityPage")).SecurityPage })),
  },
  {
    scope: "studio",
    path: "studio",
    name: "people.studio.title",
    icon: IconBuilding,
    verb: "organization.edit",
    page: lazy(async () => ({ default: (await import("@/features/people/StudioPage")).StudioPage })),
  },
  {
    scope: "studio",
    path: "people",
    name: "people.title",
    icon: IconUsers,
    verb: "account.standing",
    page: lazy(async () => ({ default: (await import("./PeopleRoute")).PeopleRoute })),
  },
  {
    scope: "studio",
    path: "sign-in",
    name: "people.signInTitle",
    icon: IconLogin2,
    verb: "login_log.list",
    page: lazy(async () => ({ default: (await import("@/features/people/SignInSettings")).SignInSettings })),
  },
  {
    scope: "studio",
    path: "fields",
    name: "ownFields.title",
    icon: IconForms,
    verb: "field_definition.create",
    page: lazy(async () => ({ default: (await import("@/features/fields/FieldsPage")).StudioFieldsPage })),
  },
  {
    scope: "studio",
    path: "task-types",
    name: "workflow.taskTypes.title",
    icon: IconListDetails,
    verb: "task_type.create",
    page: lazy(async () => ({ default: (await import("@/features/workflow/StudioLists")).TaskTypesPage })),
  },
  {
    scope: "studio",
    path: "statuses",
    name: "workflow.statuses.title",
    icon: IconCircleDot,
    verb: "task_status.create",
    page: lazy(async () => ({ default: (await import("@/features/workflow/StudioLists")).StatusesPage })),
  },
  {
    scope: "studio",
    path: "asset-types",
    name: "workflow.assetTypes.title",
    icon: IconBox,
    verb: "entity_type.create",
    page: lazy(async () => ({ default: (await import("@/features/workflow/StudioLists")).AssetTypesPage })),
  },
  {
    scope: "studio",
    path: "departments",
    name: "workflow.departments.title",
    icon: IconSitemap,
    verb: "department.create",
    page: lazy(async () => ({ default: (await import("@/features/workflow/StudioLists")).DepartmentsPage })),
  },
  {
    scope: "studio",
    path: "templates",
    name: "workflow.templates.title",
    icon: IconTemplate,
    verb: "project_template.list",
    page: lazy(async () => ({ default: (await import("@/features/workflow/TemplatesPage")).TemplatesPage })),
  },
  {
    scope: "studio",
    path: "automations",
    name: "workflow.automations.title",
    icon: IconArrowsRight,
    verb: "status_automation.create",
    page: lazy(async () => ({ default: (await import("@/features/workflow/AutomationsPage")).AutomationsPage })),
  },
  {
    scope: "studio",
    path: "software",
    name: "workflow.software.title",
    icon: IconAppWindow,
    verb: "software.create",
    page: lazy(async () => ({ default: (await import("@/features/workflow/StudioLists")).SoftwarePage })),
  },
  {
    scope: "studio",
    path: "working-time",
    name: "timesheet.working",
    icon: IconClock,
    verb: "organization.edit",
    page: lazy(async () => ({ default: (await import("@/features/timesheet/WorkingTime")).WorkingTime })),
  },
  {
    scope: "studio",
    path: "activity",
    name: "activity.title",
    icon: IconActivity,
    verb: "feed.list",
    page: lazy(async () => ({ default: (await import("./StudioActivityRoute")).StudioActivityRoute })),
  },
  {
    scope: "studio",
    path: "diary",
    name: "diaryKept.title",
    icon: IconHistory,
    verb: "organization.diary",
    page: lazy(async () => ({ default: (await import("@/features/history/DiaryKeptPage")).DiaryKeptPage })),
  },
  {
    scope: "studio",
    path: "webhooks",
    name: "webhooks.programs.title",
    icon: IconWebhook,
    verb: "webhook.create",
    page: lazy(async () => ({ default: (await import("@/features/webhooks/WebhooksPage")).WebhooksPage })),
  },
  {
    scope: "studio",
    path: "chats",
    name: "webhooks.chats.title",
    icon: IconMessageShare,
    verb: "webhook.create",
    page: lazy(async () => ({ default: (await import("@/features/webhooks/WebhooksPage")).ChatsPage })),
  },
  {
    scope: "you",
    path: "notifications",
    name: "inbox.settings",
    icon: IconBell,
    verb: null,
    page: lazy(async () => ({ default: (await import("@/features/inbox/MailSettings")).MailSettings })),
  },
];

/** The same for a project. */
export const PROJECT_SETTINGS_PAGES: ProjectSettingsPage[] = [
  {
    path: "general",
    name: "workflow.general.title",
    icon: IconSettings,
    verb: "project.edit",
    page: lazy(async () => ({ default: (await import("@/features/workflow/ProjectGeneral")).ProjectGeneral })),
  },
  {
    path: "workflow",
    name: "workflow.project.title",
    icon: IconRoute,
    verb: "project.set_workflow",
    page: lazy(async () => ({ default: (await import("@/features/workflow/ProjectWorkflow")).ProjectWorkflow })),
  },
  {
    path: "milestones",
    name: "workflow.milestones.title",
    icon: IconFlag,
    verb: "milestone.list",
    page: lazy(async () => ({ default: (await import("@/features/workflow/MilestonesPage")).MilestonesPage })),
  },
  {
    path: "phases",
    name: "workflow.phases.title",
    icon: IconCalendarWeek,
    verb: "schedule_item.list",
    page: lazy(async () => ({ default: (await import("@/features/workflow/PhasesPage")).PhasesPage })),
  },
  {
    path: "baselines",
    name: "workflow.baselines.title",
    icon: IconCopyCheck,
    verb: "baseline.list",
    page: lazy(async () => ({ default: (await import("@/features/workflow/BaselinesPage")).BaselinesPage })),
  },
  {
    path: "fields",
    name: "ownFields.title",
    icon: IconForms,
    verb: "field_definition.create",
    page: lazy(async () => ({ default: (await import("@/features/fields/FieldsPage")).ProjectFieldsPage })),
  },
];
