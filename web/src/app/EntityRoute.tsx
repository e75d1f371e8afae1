import { Button } from "@mantine/core";
import { IconArchive } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { entityKindQuery } from "@/api/entity-kind";
import { gridQuery } from "@/api/grid-query";
import type { Kind } from "@/api/kinds";
import { overlaid } from "@/api/overlay";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { Saving } from "@/editing/Saving";
import { UndoButtons } from "@/editing/UndoButtons";
import { BelowWidget, HOLDS_OTHERS } from "@/features/detail/BelowWidget";
import { EntityPage } from "@/features/detail/EntityPage";
import { Nothing } from "@/features/detail/Nothing";
import { PeopleWidget } from "@/features/detail/PeopleWidget";
import { PictureWidget } from "@/features/detail/PictureWidget";
import { TaskChoice } from "@/features/detail/TaskChoice";
import { TasksWidget } from "@/features/detail/TasksWidget";
import type { About, Widget } from "@/features/detail/widget";
import widgetClasses from "@/features/detail/Widgets.module.css";
import { RowHistory } from "@/features/history/RowHistory";
import { Casting } from "@/features/task-panel/Casting";
import { RowFields } from "@/features/task-panel/RowFields";
import { Thread } from "@/features/task-panel/Thread";
import { useStore } from "@/lib/store";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";

const route = getRouteApi("/inside/projects/$projectId/entities/$entityId");

const IS_CAST: ReadonlySet<Kind> = new Set(["shot", "asset", "episode", "scene"]);

/** The page of one shot, asset or sequence, told by the address. */
export function EntityRoute() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { accountId, projectId, edits } = useProjectSession();
  const { entityId } = route.useParams();
  const { task: taskId } = route.useSearch();
  const navigate = route.useNavigate();
  const kind = useQuery(entityKindQuery(queries, projectId, entityId));
  const widgets = useWidgets(kind.data);
  const grid = useQuery({
    ...gridQuery(queries, accountId, projectId, kind.data ?? "shot"),
    enabled: kind.data !== undefined,
  });
  const pending = useStore(edits.pending);
  const held = grid.data?.rows.get(entityId);
  const [row] = held ? overlaid([held], pending) : [];
  if (kind.data && grid.data && row) {
    const at = grid.data.order.indexOf(row.id);
    const task = row.tasks.find(({ id }) => id === taskId) ?? mostTalked(row.tasks);
    const onTask = (id: string) => void navigate({ search: { task: id }, replace: true });
    const about: About = { copy: grid.data, row, kind: kind.data, task, onTask };
    return (
      <EntityPage
        {...{ about, widgets }}
        before={grid.data.order[at - 1]}
        after={grid.data.order[at + 1]}
        onGo={(id) => void navigate({ params: { projectId, entityId: id }, search: {} })}
        tools={
          <>
            <Saving />
            <UndoButtons />
          </>
        }
      />
    );
  }
  const problem = kind.error ?? grid.error;
  const isGone = problem ? Problem.from(problem).status === 404 : grid.isSuccess && !grid.data.isPartial;
  if (isGone && !grid.isFetching)
    return (
      <EmptyState
        icon={<IconArchive size={26} stroke={1.5} />}
        title={t("detail.gone")}
        action={
          <Button
            variant="default"
            onClick={() => void navigate({ to: "/projects/$projectId/archived", params: { projectId } })}
          >
            {t("nav.archived")}
          </Button>
        }
      >
        {t("detail.goneText")}
      </EmptyState>
    );
  if (!problem) return <LoadingRows rows={10} height={60} />;
  const { message, copyable } = Problem.from(problem);
  return (
    <ErrorState
      title={t("detail.rowFailed")}
      detail={message}
      copyable={copyable}
      onRetry={() => void (kind.error ? kind.refetch() : grid.refetch())}
    />
  );
}

/** Where nobody has chosen a task, the one with the most to read. */
function mostTalked(tasks: About["row"]["tasks"]): About["task"] {
  return tasks.toSorted((one, other) => other.comment_count - one.comment_count)[0] ?? null;
}

/** Everything that may stand on the page, by the ids that layouts know. */
function useWidgets(kind: Kind | undefined): Widget[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: "fields",
        title: t("detail.widget.fields"),
        render: ({ copy, row }) => (
          <div className={widgetClasses.fields}>
            <RowFields key={row.id} copy={copy} row={row} />
          </div>
        ),
      },
      { id: "tasks", title: t("detail.widget.tasks"), render: (about) => <TasksWidget {...about} /> },
      { id: "thread", title: t("detail.widget.thread"), render: (about) => <Talk {...about} /> },
      {
        id: "below",
        title: t(kind === "episode" ? "nav.sequences" : "nav.shots"),
        kinds: HOLDS_OTHERS,
        render: (about) => <BelowWidget {...about} />,
      },
      {
        id: "casting",
        title: t("detail.widget.casting"),
        kinds: IS_CAST,
        verb: "entity_link.list",
        render: ({ row, kind: ofRow }) => (
          <div className={widgetClasses.scroll}>
            <Casting key={row.id} rowId={row.id} kind={ofRow} />
          </div>
        ),
      },
      {
        id: "people",
        title: t("detail.widget.people"),
        verb: "member.list",
        render: (about) => <PeopleWidget {...about} />,
      },
      {
        id: "history",
        title: t("detail.widget.history"),
        verb: "entity.history",
        render: ({ copy, row }) => (
          <div className={widgetClasses.scroll} tabIndex={0} role="group" aria-label={t("detail.widget.history")}>
            <RowHistory projectId={copy.projectId} noun="entities" rowId={row.id} />
          </div>
        ),
      },
      { id: "picture", title: t("detail.widget.picture"), render: (about) => <PictureWidget {...about} /> },
    ],
    [t, kind],
  );
}

/** What is said about one of the tasks, and which. */
function Talk(about: About) {
  const { t } = useTranslation();
  const { row, task } = about;
  if (!task) return <Nothing title={t("detail.noTalk")} />;
  return (
    <>
      <TaskChoice {...about} />
      <div className={widgetClasses.thread}>
        <Thread key={task.id} task={task} entityId={row.id} />
      </div>
    </>
  );
}
