import { Select } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { explainQuery } from "@/api/explain";
import { refusalOf } from "@/api/problem";
import { projectsQuery } from "@/api/projects";
import type { AccountOut } from "@/api/schema.gen";
import { Dialog } from "@/ui/Dialog";
import { LoadingRows } from "@/ui/states";
import { Refusal } from "@/ui/Refusal";
import classes from "./People.module.css";

/** What somebody may do in a production or in the studio, and which rule says so. */
export function ExplainDialog({ account, onClose }: { account: AccountOut; onClose: () => void }) {
  const { t } = useTranslation();
  const [projectId, setProjectId] = useState<string | null>(null);
  const projects = useQuery(projectsQuery);
  const explained = useQuery(explainQuery(account.id, projectId));
  const places = projects.data?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <Dialog opened onClose={onClose} title={t("access.explainTitle", { name: account.display_name })} size="lg">
      <Select
        label={t("access.where")}
        placeholder={t("access.studio")}
        data={places}
        value={projectId}
        onChange={setProjectId}
        clearable
        searchable
      />
      <Refusal text={refusalOf(explained.error)} />
      {explained.isPending && <LoadingRows rows={6} />}
      <ul className={classes.list}>
        {explained.data?.map(({ verb, allowed, sentence }) => (
          <li key={verb}>
            {allowed ? (
              <IconCheck size={15} aria-label={t("access.yes")} />
            ) : (
              <IconX size={15} aria-label={t("access.no")} />
            )}{" "}
            {sentence}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
