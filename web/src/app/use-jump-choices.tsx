import {
  IconBuilding,
  IconChecklist,
  IconFileText,
  IconListCheck,
  IconMovie,
  IconSearch,
  IconUser,
} from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useRegistered } from "@/actions/use-actions";
import { contextQuery } from "@/api/context";
import { type GridCopy, type GridRow, wholeName } from "@/api/grid-copy";
import { type Kind, PAGE_OF_KIND } from "@/api/kinds";
import { projectsQuery } from "@/api/projects";
import { taskColumnId } from "@/api/task-column";
import { tasksOfHref } from "@/api/tasks-of";
import { ICON_OF_KIND } from "./kind-icons";
import { ACTION, type Choice, type Mode } from "./jump-choice";
import { findRows } from "./jump-rows";
import { useFoundChoices } from "./use-found-choices";
import { useProjectPages } from "./use-project-pages";

const ICON = 15;
const MOST_ROWS = 20;

function isKind(kind: string): kind is Kind {
  return kind in PAGE_OF_KIND;
}

interface JumpChoices {
  choices: Choice[];
  /** Something that could answer better has not come yet. */
  isAsking: boolean;
}

/** Everything the palette can offer for what is typed, not ranked yet. */
export function useJumpChoices(mode: Mode, typed: string): JumpChoices {
  const all = mode === "all";
  const rows = useRowChoices(typed, all, all || mode === "tasks");
  const found = useFoundChoices(mode, typed, new Set(rows.map(({ key }) => key)));
  const choices = [
    ...useActionChoices(all || mode === "actions"),
    ...usePageChoices(all),
    ...rows,
    ...found.choices,
    ...usePersonChoices(all || mode === "people"),
    ...useProjectChoices(all),
  ];
  const isLoading = useIsLoading();
  return { choices, isAsking: found.isAsking || (isLoading && mode !== "actions") };
}

/** Whether the projects, or the people and pages of the one that is open, are still to come: just after somebody came in. */
function useIsLoading(): boolean {
  const { projectId } = useParams({ strict: false });
  const projects = useQuery(projectsQuery);
  const context = useQuery({ ...contextQuery(projectId ?? ""), enabled: projectId !== undefined });
  return projects.isLoading || context.isLoading;
}

function useActionChoices(isAsked: boolean): Choice[] {
  const { t } = useTranslation();
  const registered = useRegistered();
  if (!isAsked) return [];
  const everywhere = t("actions.everywhere");
  return registered
    .filter(({ where = ["palette"] }) => where.includes("palette"))
    .map((action) => ({
      key: `${ACTION}${action.id}`,
      group: action.section === everywhere ? "everywhere" : "actions",
      name: action.title,
      about: action.section === everywhere ? undefined : action.section,
      keys: action.keys,
      icon: action.icon,
      isEnabled: action.isEnabled !== false,
      reason: action.reason,
      go: action.run,
    }));
}

function usePageChoices(isAsked: boolean): Choice[] {
  const { t } = useTranslation();
  const router = useRouter();
  const { projectId } = useParams({ strict: false });
  const { pages, spare } = useProjectPages(projectId);
  if (!isAsked) return [];
  const page = (path: string, name: string, Icon: typeof IconFileText): Choice => ({
    key: `page ${path}`,
    group: "pages",
    name,
    icon: <Icon size={ICON} />,
    go: () => void router.navigate({ href: path }),
  });
  const ofProject = [...pages, ...spare].map(({ path, name, icon }) =>
    page(`/projects/${projectId}/${path}`, t(name), icon),
  );
  return [
    ...ofProject,
    page("/my-work", t("myWork.title"), IconListCheck),
    page("/", t("frame.projects"), IconBuilding),
    page("/search", t("search.open"), IconSearch),
  ];
}

/** Rows and tasks of the grids that are open: before the server was asked. */
function useRowChoices(typed: string, isForRows: boolean, isForTasks: boolean): Choice[] {
  const router = useRouter();
  const { projectId } = useParams({ strict: false });
  const { data: context } = useQuery({ ...contextQuery(projectId ?? ""), enabled: projectId !== undefined });
  const copies = useCopies(projectId);
  const types = context?.task_types;
  const found = useMemo(() => findRows(copies, types ?? [], typed, MOST_ROWS), [copies, types, typed]);
  const go = (project: string, kind: Kind, search: Record<string, string>) => () =>
    void router.navigate({ href: `/projects/${project}/${PAGE_OF_KIND[kind]}?${new URLSearchParams(search)}` });
  const icon = (kind: Kind) => {
    const Icon = ICON_OF_KIND[kind];
    return <Icon size={ICON} />;
  };

  const rows = found.rows.flatMap(({ copy, row }): Choice[] =>
    isKind(copy.kind)
      ? [
          {
            key: `row ${row.id}`,
            group: "rows",
            name: row.name,
            about: aboutOf(copy, row),
            also: row.code ?? undefined,
            icon: icon(copy.kind),
            go: go(copy.projectId, copy.kind, { row: row.id, panel: "fields" }),
          },
        ]
      : [],
  );
  const tasks = found.tasks.flatMap(({ copy, row, task, type }): Choice[] =>
    isKind(copy.kind)
      ? [
          {
            key: `task ${task.id}`,
            group: "tasks",
            name: `${row.name} ${type.name}`,
            about: aboutOf(copy, row),
            also: `${type.short_name} ${row.code ?? ""}`,
            icon: <IconChecklist size={ICON} />,
            go: go(copy.projectId, copy.kind, { row: row.id, col: taskColumnId(type.id), panel: "thread" }),
          },
        ]
      : [],
  );
  return [...(isForRows ? rows : []), ...(isForTasks ? tasks : [])];
}

/** The copies of the project's open grids, as they are when the palette is opened. */
function useCopies(projectId: string | undefined): GridCopy[] {
  const queries = useQueryClient();
  return useMemo(
    () =>
      projectId === undefined
        ? []
        : queries.getQueriesData<GridCopy>({ queryKey: ["grid", projectId] }).flatMap(([, copy]) => copy ?? []),
    [queries, projectId],
  );
}

/** The people and open slots of the project: their tasks. */
function usePersonChoices(isAsked: boolean): Choice[] {
  const { t } = useTranslation();
  const router = useRouter();
  const { projectId } = useParams({ strict: false });
  const { data: context } = useQuery({ ...contextQuery(projectId ?? ""), enabled: projectId !== undefined });
  if (!isAsked || !projectId || !context) return [];
  return context.members
    .filter(({ archived }) => !archived)
    .map((member) => ({
      key: `person ${member.id}`,
      group: "people",
      name: member.is_open ? t("palette.openSlot", { role: member.role }) : member.name,
      about: member.is_open ? undefined : member.role,
      icon: <IconUser size={ICON} />,
      go: () => void router.navigate({ href: tasksOfHref(projectId, [member.id]) }),
    }));
}

function useProjectChoices(isAsked: boolean): Choice[] {
  const router = useRouter();
  const { data: projects = [] } = useQuery(projectsQuery);
  if (!isAsked) return [];
  return projects.map(({ id, name }) => ({
    key: `project ${id}`,
    group: "projects",
    name,
    icon: <IconMovie size={ICON} />,
    go: () => void router.navigate({ href: `/projects/${id}/overview` }),
  }));
}

function aboutOf(copy: GridCopy, row: GridRow): string | undefined {
  const parent = copy.parents.get(row.parent_id ?? "");
  return parent && wholeName(parent);
}
