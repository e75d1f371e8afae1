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
import { activitySearch } from "@/features/history/activity-search";
import { ForgotPasswordPage } from "@/features/session/ForgotPasswordPage";
import { ResetPasswordPage } from "@/features/session/ResetPasswordPage";
import { SetUpPage } from "@/features/session/SetUpPage";
import { SignInPage } from "@/features/session/SignInPage";
import { type ViewSearch, viewSearch } from "@/grid/view/address";
import { LoadingRows } from "@/ui/states";
import { PageError, PageMissing } from "./PageError";

export interface GridSearch extends ViewSearch {
  /** The selected row and column, and what the panel shows of them: the address says what a colleague would see. */
  row?: string;
  col?: string;
  panel?: Panel;
}

const PANELS = ["thread", "fields", "casting", "history"] as const;
export type Panel = (typeof PANELS)[number];

const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search): { next?: string } => text(search, "next"),
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

/** Everything below needs somebody signed in. */
const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "inside",
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(meQuery);
    } catch (error) {
      if (Problem.from(error).slug !== "not-signed-in") throw error;
      throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { next: location.href } });
    }
  },
  component: lazyRouteComponent(() => import("./Shell"), "Shell"),
});

const projectsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/projects/ProjectsPage"), "ProjectsPage"),
});

const settingsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/features/settings/SettingsPage"), "SettingsPage"),
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
    throw redirect({ to: "/projects/$projectId/shots", params });
  },
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

const tasksRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/tasks",
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import("./TasksPage"), "TasksRoute"),
});

const teamRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "/team",
  component: lazyRouteComponent(() => import("./ProjectPages"), "TeamRoute"),
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

const routeTree = rootRoute.addChildren([
  signInRoute,
  setUpRoute,
  forgotRoute,
  resetRoute,
  insideRoute.addChildren([
    projectsRoute,
    settingsRoute,
    projectRoute.addChildren([
      projectHomeRoute,
      shotsRoute,
      assetsRoute,
      sequencesRoute,
      episodesRoute,
      tasksRoute,
      teamRoute,
      activityRoute,
      archivedRoute,
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
  return { ...viewSearch(search), ...text(search, "row"), ...text(search, "col"), ...shown } as GridSearch;
}
