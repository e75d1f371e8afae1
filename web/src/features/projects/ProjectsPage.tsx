import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMovie, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { projectsQuery } from "@/api/projects";
import type { ProjectOut } from "@/api/schema.gen";
import { useMay } from "@/api/use-project";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { NewProjectDialog } from "./NewProjectDialog";
import classes from "./ProjectsPage.module.css";

/** The productions, and below them what else is to be found here. */
export function ProjectsPage({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data, error, refetch } = useQuery(projectsQuery);
  const [isOpen, { open, close }] = useDisclosure();
  const newButton = may("project.create") && (
    <Button leftSection={<IconPlus size={15} />} onClick={open}>
      {t("projects.new")}
    </Button>
  );
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <h1 className={classes.title}>{t("projects.title")}</h1>
          {data && data.length > 0 && newButton}
        </div>
        {data ? (
          data.length > 0 ? (
            <List projects={data} />
          ) : (
            <EmptyState icon={<IconMovie size={26} stroke={1.5} />} title={t("projects.empty")} action={newButton}>
              {t(newButton ? "projects.emptyText" : "projects.noMatch")}
            </EmptyState>
          )
        ) : error ? (
          <ErrorState
            title={t("projects.failed")}
            detail={Problem.from(error).message}
            copyable={Problem.from(error).copyable}
            onRetry={() => void refetch()}
          />
        ) : (
          <LoadingRows rows={4} height={56} />
        )}
        {children}
      </div>
      {isOpen && <NewProjectDialog onClose={close} />}
    </main>
  );
}

function List({ projects }: { projects: ProjectOut[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.list}>
      {projects.map(({ id, name, description, thumbnail_id, production_type, fps, status }) => (
        <li key={id}>
          <Link to="/projects/$projectId/overview" params={{ projectId: id }} className={classes.project}>
            <span className={classes.picture}>
              {thumbnail_id ? (
                <img src={`/api/v1/media/${thumbnail_id}/file`} alt="" />
              ) : (
                <IconMovie size={20} stroke={1.4} aria-hidden />
              )}
            </span>
            <span className={classes.words}>
              <strong>{name}</strong>
              <span className={classes.quiet}>{description}</span>
            </span>
            <span className={classes.facts}>
              {t(`projects.types.${production_type}`)} · {t("projects.rate", { fps })}
              {status === "closed" && ` · ${t("projects.closed")}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
