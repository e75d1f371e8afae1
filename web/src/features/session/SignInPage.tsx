import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isStep, stepQuery } from "@/api/enter";
import type { StepOut } from "@/api/schema.gen";
import { LoadingRows } from "@/ui/states";
import { DoorPage } from "./DoorPage";
import { PasswordForm } from "./PasswordForm";
import { SecondFactor } from "./SecondFactor";
import { useCameIn } from "./use-came-in";

/** The door: a password, a passkey or a provider, and a second step for whoever has one. */
export function SignInPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const { next, studio, step: comesBack, refused } = useSearch({ from: "/sign-in" });
  const cameIn = useCameIn(next);
  const [awaited, setAwaited] = useState<StepOut | null>(null);
  // Whoever comes back from a provider finds the step that waits on the server.
  const waiting = useQuery({ ...stepQuery, enabled: comesBack !== undefined && !awaited });
  const step = awaited ?? (comesBack ? waiting.data : undefined);
  const kept = { ...(next && { next }), ...(studio && { studio }) };
  const startAgain = () => {
    setAwaited(null);
    void router.navigate({ to: "/sign-in", search: kept, replace: true });
  };
  if (step) {
    return (
      <DoorPage title={t("door.factorTitle")} text={t("door.factorText")}>
        <SecondFactor step={step} onEntered={cameIn} onStartAgain={startAgain} />
      </DoorPage>
    );
  }
  return (
    <DoorPage title={t("signIn.title")}>
      {waiting.isLoading ? (
        <LoadingRows rows={3} />
      ) : (
        <PasswordForm
          next={next}
          studio={studio}
          onStudio={(named) =>
            void router.navigate({ to: "/sign-in", search: { ...kept, studio: named }, replace: true })
          }
          refused={waiting.error ? "step-ended" : refused}
          onEntered={(entered) => (isStep(entered) ? setAwaited(entered) : cameIn(entered))}
        />
      )}
    </DoorPage>
  );
}
