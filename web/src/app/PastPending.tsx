import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { PageFrame } from "@/ui/PageFrame";
import { ErrorState, LoadingRows } from "@/ui/states";

interface Props {
  bar: ReactNode;
  /** Why the past could not be read; none while it is on its way. */
  error: Error | null | undefined;
  onRetry: () => void;
}

/** A page of the past before there is anything to show. */
export function PastPending({ bar, error, onRetry }: Props) {
  const { t } = useTranslation();
  const problem = error && Problem.from(error);
  return (
    <PageFrame toolbar={bar} panel={null} foot={null}>
      {problem ? (
        <ErrorState
          title={t("timeMachine.failed")}
          detail={problem.slug === "unreachable" ? t("state.unreachable") : problem.message}
          copyable={problem.copyable}
          onRetry={onRetry}
        />
      ) : (
        <LoadingRows rows={14} />
      )}
    </PageFrame>
  );
}
