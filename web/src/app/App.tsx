import { MantineProvider } from "@mantine/core";
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { whenSignedOut } from "@/api/client";
import { Problem } from "@/api/problem";
import { comingBackTo } from "@/features/session/next";
import { theme, variables } from "@/ui/theme";
import { createAppRouter } from "./router";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && Problem.from(error).isPassing,
    },
  },
});

// At once, in the same drawing as what else changed: a saved value leaves the edits on their way when it enters the copy, and would show the
// old one for a moment in between.
notifyManager.setScheduler(queueMicrotask);

const router = createAppRouter(queries);

whenSignedOut((slug) => {
  const { pathname, href } = router.state.location;
  if (PUBLIC.has(pathname)) return;
  queries.removeQueries({ queryKey: ["me"] });
  // Whoever they are now leads to where the second factor is set up.
  if (slug === "needs-factor") void router.invalidate();
  else void router.navigate({ to: "/sign-in", search: comingBackTo(href), replace: true });
});

const PUBLIC = new Set(["/sign-in", "/set-up", "/forgot-password", "/reset-password", "/invitation", "/second-factor"]);

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
