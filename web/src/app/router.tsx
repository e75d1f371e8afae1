import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { Problem } from "@/api/problem";
import { meQuery, setupQuery } from "@/api/session";
import { archiveSearch } from "@/features/archive/archive-search";
import { castingSearch } from "@/features/casting/casting-search";
import { activitySearch, studioActivitySearch } from "@/features/history/activity-search";
import { searchSearch } from "@/features/search/search-search";
import { inboxSearch } from "@/features/inbox/inbox-search";
import { InvitationPage } from "@/features/session/InvitationPage";
import { ForgotPasswordPage } from "@/features/session/ForgotPasswordPage";
import { comingBackTo } from "@/features/session/next";
import { ResetPasswordPage } from "@/features/session/ResetPasswordPage";
import { SetUpPage } from "@/features/session/SetUpPage";
import { SignInPage } from "@/features/session/SignInPage";
import { teamSearch } from "@/features/team/team-search";
import { myWorkSearch } from "@/features/my-work/my-work-search";
import { overviewSearch } from "@/features/overview/overview-search";
import { timesheetSearch } from "@/features/timesheet/timesheet-search";
import { type ViewSearch, viewSearch } from "@/grid/view/address";
import { LoadingRows } from "@/ui/states";
import { PageError, PageMissing } from "./PageError";

export interface GridSearch extends ViewSearch {
  /** The selected row and column, and what the panel shows of them: the address says what a colleague would see. */
  row?: string;
  col?: string;
  panel?: Panel;
  /** The moment the grid shows; now when left out. */
  asOf?: string;
}

interface SignInSearch {
  next?: string;
  /** The short name of a studio, where there are several. */
  studio?: string;
  /** A sign-in elsewhere led here: its second step waits, or why it was refused. */
  step?: number;
  refused?: string;
}

const PANELS = ["thread", "fields", "casting", "history"] as const;
export type Panel = (typeof PANELS)[number];

const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search): SignInSearch => ({
    ...text(search, "next"),
    ...text(search, "studio"),
    ...text(search, "refused"),
    ...(search.step ? { step: 1 } : {}),
  }),
  beforeLoad: async ({ context }) => {
    const setup = await context.queries.fetchQuery(setupQuery).catch(() => null);
    if (setup?.needs_setup) throw redirect({ to: "/set-up" });
  },
  component: SignInPage,
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/set-up",
  loader: async ({ context }) => {
    const setup = await context.queries.fetchQuery(setupQuery);
    if (!setup.needs_setup) throw redirect({ to: "/" });
  },
  component: SetUpPage,
});

const forgotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/forgot-password",
  component: ForgotPasswordPage,
});

const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset-password",
  validateSearch: (search): { token?: string } => text(search, "token"),
  component: ResetPasswordPage,
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation",
  validateSearch: (search): { token?: string } => text(search, "token"),
  component: InvitationPage,
});

/** Signed in, but not inside before there is a second factor. */
const setUpFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/second-factor",
  validateSearch: (search): { next?: string } => text(search, "next"),
  beforeLoad: async ({ context }) => {
    const me = await context.queries.ensureQueryData(meQuery).catch(() => null);
    if (!me) throw redirect({ to: "/sign-in" });
    if (!me.must_set_up_factor) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./SetUpFactorPage"), "SetUpFactorPage"),
});

/** Everything below needs somebody signed in. */
const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "inside",
  beforeLoad: async ({ context, location }) => {
    const search = comingBackTo(location.href);
    try {
      const me = await context.queries.ensureQueryData(meQuery);
      if (me.must_set_up_factor) throw redirect({ to: "/second-factor", search });
    } catch (error) {
      if (Problem.from(error).slug !== "not-signed-in") throw error;
      throw redirect({ to: "/sign-in", search });
    }
  },
  component: lazyRouteComponent(() => import("./Shell"), "Shell"),
});

const projectsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./ProjectsRoute"), "ProjectsRoute"),
});

const inboxRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/inbox",
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import("./InboxRoute"), "InboxRoute"),
});

const myWorkRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/my-work",
  validateSearch: myWorkSearch,
  component: lazyRouteComponent(() => import("./MyWorkRoute"), "MyWorkRoute"),
});

const timesheetRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/timesheet",
  validateSearch: timesheetSearch,
  component: lazyRouteComponent(() => import("./TimesheetRoute"), "TimesheetRoute"),
});

const settingsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./SettingsFrame"), "SettingsFrame"),
});

const settingsHomeRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/settings/$section", params: { section: "account" } });
  },
});

const settingsSectionRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/$section",
  // Of these pages the activity alone is narrowed by its address.
  validateSearch: studioActivitySearch,
  component: lazyRouteComponent(() => import("./SettingsFrame"), "SettingsSection"),
});

const searchRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/search",
  validateSearch: searchSearch,
  component: lazyRouteComponent(() => import("./SearchRoute"), "SearchRoute"),
});

const projectRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/projects/$projectId",
  component: lazyRouteComponent(() => import("./ProjectFrame"), "ProjectFrame"),
});

const projectHomeRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/projects/$projectId/overview", params });
  },
});

const overviewRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/overview",
  validateSearch: overviewSearch,
  component: lazyRouteComponent(() => import("./ProjectPages"), "OverviewRoute"),
});

const shotsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/shots",
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import("./GridPages"), "ShotsRoute"),
});

const assetsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/assets",
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import("./GridPages"), "AssetsRoute"),
});

const sequencesRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/sequences",
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import("./GridPages"), "SequencesRoute"),
});

const episodesRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/episodes",
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import("./GridPages"), "EpisodesRoute"),
});

const scenesRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/scenes",
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import("./GridPages"), "ScenesRoute"),
});

const conceptsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/concepts",
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import("./GridPages"), "ConceptsRoute"),
});

const editsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/edits",
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import("./GridPages"), "EditsRoute"),
});

const tasksRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/tasks",
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import("./TasksPage"), "TasksRoute"),
});

const castingRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/casting",
  validateSearch: castingSearch,
  component: lazyRouteComponent(() => import("./CastingRoute"), "CastingRoute"),
});

const teamRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/team",
  validateSearch: teamSearch,
  component: lazyRouteComponent(() => import("./ProjectPages"), "TeamRoute"),
});

const creditsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/credits",
  component: lazyRouteComponent(() => import("./ProjectPages"), "CreditsRoute"),
});

const entityRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/entities/$entityId",
  validateSearch: (search): { task?: string } => text(search, "task"),
  component: lazyRouteComponent(() => import("./EntityRoute"), "EntityRoute"),
});

const activityRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/activity",
  validateSearch: activitySearch,
  component: lazyRouteComponent(() => import("./ProjectPages"), "ActivityRoute"),
});

const archivedRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/archived",
  validateSearch: archiveSearch,
  component: lazyRouteComponent(() => import("./ProjectPages"), "ArchiveRoute"),
});

const projectSettingsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./SettingsFrame"), "ProjectSettingsFrame"),
});

const projectSettingsHomeRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/projects/$projectId/settings/$section", params: { ...params, section: "general" } });
  },
});

const projectSettingsSectionRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: "/$section",
  component: lazyRouteComponent(() => import("./SettingsFrame"), "ProjectSettingsSection"),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  setUpRoute,
  forgotRoute,
  resetRoute,
  invitationRoute,
  setUpFactorRoute,
  insideRoute.addChildren([
    projectsRoute,
    searchRoute,
    inboxRoute,
    myWorkRoute,
    timesheetRoute,
    settingsRoute.addChildren([settingsHomeRoute, settingsSectionRoute]),
    projectRoute.addChildren([
      projectHomeRoute,
      overviewRoute,
      shotsRoute,
      assetsRoute,
      sequencesRoute,
      episodesRoute,
      scenesRoute,
      conceptsRoute,
      editsRoute,
      tasksRoute,
      castingRoute,
      teamRoute,
      creditsRoute,
      entityRoute,
      activityRoute,
      archivedRoute,
      projectSettingsRoute.addChildren([projectSettingsHomeRoute, projectSettingsSectionRoute]),
    ]),
  ]),
]);

export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPendingComponent: LoadingRows,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: PageMissing,
    defaultPendingMs: 150,
    defaultPreload: "intent",
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

function text<K extends string>(search: Record<string, unknown>, key: K): { [P in K]?: string } {
  const value = search[key];
  return (typeof value === "string" ? { [key]: value } : {}) as { [P in K]?: string };
}

function gridSearch(search: Record<string, unknown>): GridSearch {
  const panel = PANELS.find((known) => known === search.panel);
  const shown = panel ? { panel } : {};
  const { asOf } = search;
  const past = typeof asOf === "string" && !Number.isNaN(Date.parse(asOf)) ? { asOf } : {};
  return { ...viewSearch(search), ...text(search, "row"), ...text(search, "col"), ...shown, ...past } as GridSearch;
}
