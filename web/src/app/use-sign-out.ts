import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { forgetCopies } from "@/api/kept-copies";
import { signOut } from "@/api/session";

/** Out, leaving nothing of the studio in the browser. */
export function useSignOut(): () => Promise<void> {
  const router = useRouter();
  const queries = useQueryClient();
  return async () => {
    await signOut();
    await forgetCopies();
    await router.navigate({ to: "/sign-in" });
    queries.clear();
  };
}
