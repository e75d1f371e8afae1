import { Select } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { explainRowQuery } from "@/api/explain";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { Dialog } from "@/ui/Dialog";
import { LoadingRows } from "@/ui/states";
import classes from "./ExplainRowDialog.module.css";

export interface ExplainedRow {
  id: string;
  /** What it is called, for the title. */
  name: string;
  table: "entity" | "task";
}

/** What somebody may do with one row, and which rule says so. */
export function ExplainRowDialog({ row, onClose }: { row: ExplainedRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { projectId, accountId } = useProjectSession();
  const { accounts } = useProjectContext(projectId);
  const [who, setWho] = useState<string | null>(accountId);
  const explained = useQuery({ ...explainRowQuery(who ?? "", row.id, row.table), enabled: who !== null });
  return (
    <Dialog opened onClose={onClose} title={t("explainRow.title", { name: row.name })} size="lg">
      <Select
        label={t("explainRow.who")}
        data={accounts.map(({ id, display_name }) => ({ value: id, label: display_name }))}
        value={who}
        onChange={setWho}
        allowDeselect={false}
        searchable
        data-autofocus
      />
      {explained.error && (
        <p className={classes.problem} role="alert">
          {Problem.from(explained.error).message}
        </p>
      )}
      {explained.isLoading && <LoadingRows rows={5} />}
      <ul className={classes.list} aria-live="polite">
        {explained.data?.map(({ verb, allowed, sentence }) => (
          <li key={verb} data-allowed={allowed}>
            {allowed ? (
              <IconCheck size={15} aria-label={t("access.yes")} />
            ) : (
              <IconX size={15} aria-label={t("access.no")} />
            )}
            <span>
              {t(`explainRow.verb.${verb}`)}
              <small className={classes.why}>{sentence}</small>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
