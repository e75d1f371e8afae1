import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { archiveProject, projectsQuery } from "@/api/projects";
import type { ProjectOut } from "@/api/schema.gen";
import { verbsQuery } from "@/api/session";
import { ConfirmDialog } from "@/editing/ConfirmDialog";
import classes from "./Lists.module.css";

/** Puts the whole production away, with one question before. Everybody leaves it; an administrator finds it among the archived ones. */
export function ArchiveProject({ project: { id, name } }: { project: ProjectOut }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isAsked, { open, close }] = useDisclosure();
  const archive = async () => {
    await archiveProject(id);
    await navigate({ to: "/" });
    await Promise.all([queries.invalidateQueries(projectsQuery), queries.invalidateQueries(verbsQuery)]);
  };
  return (
    <section className={classes.section} aria-labelledby="archive-project">
      <h2 id="archive-project">{t("workflow.archiveProject.title")}</h2>
      <p className={classes.text}>{t("workflow.archiveProject.text")}</p>
      <Button variant="default" mt="sm" onClick={open}>
        {t("workflow.archiveProject.ask")}
      </Button>
      {isAsked && (
        <ConfirmDialog
          title={t("workflow.archiveProject.question", { name })}
          text={t("workflow.archiveProject.text")}
          action={t("workflow.archiveProject.do")}
          run={archive}
          onClose={close}
        />
      )}
    </section>
  );
}
