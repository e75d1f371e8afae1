import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { signOut } from "@/api/session";
import { forgetPerson } from "./forget-person";

/** Out, leaving nothing of the person in the browser that the next one could read. */
export function useSignOut(): () => Promise<void> {
  const router = useRouter();
  const queries = useQueryClient();
  return async () => {
    await signOut();
    await forgetPerson();
    await router.navigate({ to: "/sign-in" });
    queries.clear();
  };
}
