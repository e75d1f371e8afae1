import { Anchor } from "@mantine/core";
import { IconMap2 } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { EmptyState, ErrorState } from "@/ui/states";

export function PageError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryClient();
  const problem = Problem.from(error);
  const retry = async () => {
    await queries.resetQueries({ predicate: ({ state }) => state.status === "error" });
    reset();
    await router.invalidate();
  };
  const detail = problem.slug === "unreachable" ? t("state.unreachable") : problem.message;
  return (
    <main id="content" tabIndex={-1}>
      <ErrorState
        heading="h1"
        title={t("state.pageBroke")}
        detail={detail}
        copyable={problem.copyable}
        onRetry={() => void retry()}
      />
    </main>
  );
}

export function PageMissing() {
  const { t } = useTranslation();
  return (
    <main id="content" tabIndex={-1}>
      <EmptyState
        heading="h1"
        icon={<IconMap2 size={26} stroke={1.5} />}
        title={t("state.notFound")}
        action={
          <Anchor component={Link} to="/">
            {t("state.home")}
          </Anchor>
        }
      >
        {t("state.notFoundText")}
      </EmptyState>
    </main>
  );
}
