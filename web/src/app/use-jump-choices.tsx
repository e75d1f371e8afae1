import {
  IconBuilding,
  IconChecklist,
  IconDeviceTv,
  IconFileText,
  IconLayoutGrid,
  IconMovie,
  IconTable,
  IconUser,
} from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useRegistered } from "@/actions/use-actions";
import { contextQuery } from "@/api/context";
import { foundEntitiesQuery } from "@/api/find-entities";
import type { GridCopy } from "@/api/grid-copy";
import { type Kind, PAGE_OF_KIND } from "@/api/kinds";
import { projectsQuery } from "@/api/projects";
import { taskColumnId } from "@/api/task-column";
import type { Choice, Mode } from "./jump-choice";
import { findRows } from "./jump-rows";
import { tasksOfHref } from "./tasks-of";
import { useProjectPages } from "./use-project-pages";
import { useSettled } from "./use-settled";

const ICON = 15;
const MOST_ROWS = 20;

const KIND_ICON = { shot: IconTable, asset: IconLayoutGrid, sequence: IconMovie, episode: IconDeviceTv } as const;

function isKind(kind: string): kind is Kind {
  return kind in PAGE_OF_KIND;
}

/** Everything the palette can offer for what is typed, not ranked yet. */
export function useJumpChoices(mode: Mode, typed: string): Choice[] {
  const all = mode === "all";
  return [
    ...useActionChoices(all || mode === "actions"),
    ...usePageChoices(all),
    ...useRowChoices(typed, all, all || mode === "tasks"),
    ...usePersonChoices(all || mode === "people"),
    ...useProjectChoices(all),
  ];
}

function useActionChoices(isAsked: boolean): Choice[] {
  const { t } = useTranslation();
  const registered = useRegistered();
  if (!isAsked) return [];
  const everywhere = t("actions.everywhere");
  return registered
    .filter(({ where = ["palette"] }) => where.includes("palette"))
    .map((action) => ({
      key: `action ${action.id}`,
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
  const pages = useProjectPages(projectId);
  if (!isAsked) return [];
  const page = (path: string, name: string, Icon: typeof IconFileText): Choice => ({
    key: `page ${path}`,
    group: "pages",
    name,
    icon: <Icon size={ICON} />,
    go: () => void router.navigate({ href: path }),
  });
  const ofProject = pages.map(({ path, name, icon }) => page(`/projects/${projectId}/${path}`, t(name), icon));
  return [...ofProject, page("/", t("frame.projects"), IconBuilding)];
}

/** Rows and tasks of the grids that are open, rows of the others as the server knows them. */
function useRowChoices(typed: string, isForRows: boolean, isForTasks: boolean): Choice[] {
  const { t } = useTranslation();
  const router = useRouter();
  const { projectId } = useParams({ strict: false });
  const { data: context } = useQuery({ ...contextQuery(projectId ?? ""), enabled: projectId !== undefined });
  const { data: projects = [] } = useQuery(projectsQuery);
  const settled = useSettled(typed.trim());
  const { data: told = [] } = useQuery(foundEntitiesQuery(projectId, isForRows ? settled : ""));
  const copies = useCopies(projectId);
  const types = context?.task_types;
  const found = useMemo(() => findRows(copies, types ?? [], typed, MOST_ROWS), [copies, types, typed]);
  const go = (project: string, kind: Kind, search: Record<string, string>) => () =>
    void router.navigate({ href: `/projects/${project}/${PAGE_OF_KIND[kind]}?${new URLSearchParams(search)}` });
  const icon = (kind: Kind) => {
    const Icon = KIND_ICON[kind];
    return <Icon size={ICON} />;
  };

  const rows = found.rows.flatMap(({ copy, row }): Choice[] =>
    isKind(copy.kind)
      ? [
          {
            key: `row ${row.id}`,
            group: "rows",
            name: row.name,
            about: copy.parents.get(row.parent_id ?? "")?.name,
            also: row.code ?? undefined,
            icon: icon(copy.kind),
            go: go(copy.projectId, copy.kind, { row: row.id, panel: "fields" }),
          },
        ]
      : [],
  );
  const known = new Set(found.rows.map(({ row }) => row.id));
  const others = told
    .filter(({ id, kind }) => !known.has(id) && isKind(kind) && !copies.some((copy) => copy.kind === kind))
    .map((row): Choice => {
      const kind = row.kind as Kind;
      return {
        key: `row ${row.id}`,
        group: "rows",
        name: row.name,
        about: row.project_id === projectId ? t(`palette.kinds.${kind}`) : nameOf(projects, row.project_id),
        icon: icon(kind),
        go: go(row.project_id, kind, { row: row.id, panel: "fields" }),
      };
    });
  const tasks = found.tasks.flatMap(({ copy, row, task, type }): Choice[] =>
    isKind(copy.kind)
      ? [
          {
            key: `task ${task.id}`,
            group: "tasks",
            name: `${row.name} ${type.name}`,
            about: copy.parents.get(row.parent_id ?? "")?.name,
            also: `${type.short_name} ${row.code ?? ""}`,
            icon: <IconChecklist size={ICON} />,
            go: go(copy.projectId, copy.kind, { row: row.id, col: taskColumnId(type.id), panel: "thread" }),
          },
        ]
      : [],
  );
  return [...(isForRows ? [...rows, ...others] : []), ...(isForTasks ? tasks : [])];
}

function nameOf(projects: readonly { id: string; name: string }[], projectId: string): string | undefined {
  return projects.find(({ id }) => id === projectId)?.name;
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
      go: () => void router.navigate({ href: tasksOfHref(projectId, member.id) }),
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
    go: () => void router.navigate({ href: `/projects/${id}/shots` }),
  }));
}
