import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { gridQuery } from "@/api/grid-query";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { ErrorState, LoadingRows } from "@/ui/states";
import { Matrix, type MatrixProps } from "./Matrix";

/** The matrix of a kind: a row per shot or asset, a column per step of the workflow. */
export function EntityGridPage(props: Omit<MatrixProps, "copy">) {
  const { t } = useTranslation();
  const session = useProjectSession();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(gridQuery(queries, session.accountId, session.projectId, props.kind));
  if (data) return <Matrix {...props} copy={data} />;
  if (!error) return <LoadingRows rows={14} />;
  const problem = Problem.from(error);
  return (
    <ErrorState
      title={t("grid.failed")}
      detail={problem.slug === "unreachable" ? t("state.unreachable") : problem.message}
      copyable={problem.copyable}
      onRetry={() => void refetch()}
    />
  );
}
