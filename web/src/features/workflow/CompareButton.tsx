import { ActionIcon } from "@mantine/core";
import { IconArrowsDiff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { comparisonQuery } from "@/api/baselines";
import { Problem } from "@/api/problem";
import type { BaselineOut } from "@/api/schema.gen";
import { Dialog } from "@/ui/Dialog";
import { ErrorState, LoadingRows } from "@/ui/states";
import { MovedTasks } from "./MovedTasks";

/** Opens what became of a plan. */
export function CompareButton({ row: baseline }: { row: BaselineOut }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ActionIcon onClick={() => setOpen(true)} aria-label={t("comparison.open", { name: baseline.name })}>
        <IconArrowsDiff size={15} />
      </ActionIcon>
      <Dialog
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t("comparison.title", { name: baseline.name })}
        size="xl"
      >
        <Comparison projectId={baseline.project_id} baselineId={baseline.id} />
      </Dialog>
    </>
  );
}

function Comparison({ projectId, baselineId }: { projectId: string; baselineId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(comparisonQuery(baselineId));
  if (data) return <MovedTasks projectId={projectId} comparison={data} />;
  if (!error) return <LoadingRows rows={6} />;
  const { message, copyable } = Problem.from(error);
  return (
    <ErrorState title={t("comparison.failed")} detail={message} copyable={copyable} onRetry={() => void refetch()} />
  );
}
