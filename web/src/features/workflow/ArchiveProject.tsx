import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { archiveProject, projectsQuery } from "@/api/projects";
import type { ProjectOut } from "@/api/schema.gen";
import { verbsQuery } from "@/api/session";
import { Dialog } from "@/ui/Dialog";
import classes from "./Lists.module.css";

/** Puts the whole production away, with one question before. Everybody leaves it; an administrator finds it among the archived ones. */
export function ArchiveProject({ project: { id, name } }: { project: ProjectOut }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isAsked, { open, close }] = useDisclosure();
  const archiving = useMutation({
    mutationFn: () => archiveProject(id),
    onSuccess: async () => {
      await navigate({ to: "/" });
      await Promise.all([queries.invalidateQueries(projectsQuery), queries.invalidateQueries(verbsQuery)]);
    },
  });
  return (
    <section className={classes.section} aria-labelledby="archive-project">
      <h2 id="archive-project">{t("workflow.archiveProject.title")}</h2>
      <p className={classes.text}>{t("workflow.archiveProject.text")}</p>
      <Button variant="default" mt="sm" onClick={open}>
        {t("workflow.archiveProject.ask")}
      </Button>
      {isAsked && (
        <Dialog opened onClose={close} title={t("workflow.archiveProject.question", { name })}>
          <p className={classes.text}>{t("workflow.archiveProject.text")}</p>
          {archiving.error && (
            <p className={classes.problem} role="alert">
              {Problem.from(archiving.error).message}
            </p>
          )}
          <Group justify="flex-end" gap="xs" mt="md">
            <Button variant="default" onClick={close} data-autofocus>
              {t("state.cancel")}
            </Button>
            <Button loading={archiving.isPending} onClick={() => archiving.mutate()}>
              {t("workflow.archiveProject.do")}
            </Button>
          </Group>
        </Dialog>
      )}
    </section>
  );
}
