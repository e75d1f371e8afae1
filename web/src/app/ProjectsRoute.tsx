import { useMay } from "@/api/use-project";
import { ArchivedProjects } from "@/features/archive/ArchivedProjects";
import { ProjectsPage } from "@/features/projects/ProjectsPage";

export function ProjectsRoute() {
  const may = useMay();
  return <ProjectsPage>{may("project.restore") && <ArchivedProjects may={may} />}</ProjectsPage>;
}
