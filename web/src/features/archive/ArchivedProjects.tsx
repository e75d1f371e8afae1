import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { archivedProjectsQuery, projectsQuery } from "@/api/projects";
import { verbsQuery } from "@/api/session";
import { ArchivedFold } from "./ArchivedFold";

/** The productions that were put away. */
export function ArchivedProjects({ may }: { may: (verb: string) => boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: projects = [] } = useQuery(archivedProjectsQuery);
  const rows = projects.map(({ id, name, archived_at }) => ({ id, name, archivedAt: archived_at }));
  const settle = () => Promise.all([queries.invalidateQueries(projectsQuery), queries.invalidateQueries(verbsQuery)]);
  const title = t("archive.projects", { count: rows.length });
  return <ArchivedFold noun="project" {...{ title, rows, may, settle }} />;
}
