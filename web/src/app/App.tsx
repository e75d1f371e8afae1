import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { whenSignedOut } from "@/api/client";
import { Problem } from "@/api/problem";
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

const router = createAppRouter(queries);

whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (PUBLIC.has(pathname)) return;
  queries.removeQueries({ queryKey: ["me"] });
  void router.navigate({ to: "/sign-in", search: { next: href }, replace: true });
});

const PUBLIC = new Set(["/sign-in", "/set-up", "/forgot-password", "/reset-password"]);

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
