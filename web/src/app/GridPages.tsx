import { useQuery, useQueryClient } from "@tanstack/react-query";
import { gridQuery } from "@/api/grid-query";
import type { Kind } from "@/api/kinds";
import { useProjectSession } from "@/api/project-session";
import { taskTypeOf } from "@/api/task-column";
import { UndoButtons } from "@/editing/UndoButtons";
import { EntityGridPage } from "@/features/entities/EntityGridPage";
import { StatusBar } from "@/features/entities/StatusBar";
import { TimeMachineButton } from "@/features/time-machine/TimeMachineButton";
import { useTimeMachine } from "@/features/time-machine/use-time-machine";
import { useView } from "@/features/views/use-view";
import { ViewMenu } from "@/features/views/ViewMenu";
import type { ViewState } from "@/grid/view/view-state";
import { PastGrid } from "./PastGrid";
import { RowPanel } from "./RowPanel";
import { useAddField } from "./use-add-field";
import { useGridAddress } from "./use-grid-address";

export const ShotsRoute = () => <GridRoute key="shot" kind="shot" />;
export const AssetsRoute = () => <GridRoute key="asset" kind="asset" />;
export const SequencesRoute = () => <GridRoute key="sequence" kind="sequence" />;
export const EpisodesRoute = () => <GridRoute key="episode" kind="episode" />;
export const ScenesRoute = () => <GridRoute key="scene" kind="scene" />;
export const ConceptsRoute = () => <GridRoute key="concept" kind="concept" />;
export const EditsRoute = () => <GridRoute key="edit" kind="edit" />;

/** A grid with its panel, both told by the address. */
function GridRoute({ kind }: { kind: Kind }) {
  const session = useProjectSession();
  const queries = useQueryClient();
  const { data: copy } = useQuery(gridQuery(queries, session.accountId, session.projectId, kind));
  const { at, panel, asOf, onAt, onGo, onOpen, onPanel, onClose, onAsOf } = useGridAddress();
  const view = useView(kind, kind === "sequence" && !copy?.parents.size ? FLAT : USUAL[kind]);
  const { onAddField, dialog } = useAddField(kind, view);
  const held = panel && at.row ? copy?.rows.get(at.row) : undefined;
  const task = held?.tasks.find(({ task_type_id }) => task_type_id === taskTypeOf(at.column)) ?? null;
  const viewMenu = <ViewMenu view={view} />;
  const machine = useTimeMachine(session.projectId, onAsOf);
  if (asOf) return <PastGrid {...{ kind, asOf, view, viewMenu, at, onAt, onAsOf }} />;
  return (
    <>
      <EntityGridPage
        {...{ kind, view, viewMenu, at, onAt, onGo, onOpen, onPanel, onAddField }}
        also={[machine]}
        tools={
          <>
            <UndoButtons />
            <TimeMachineButton {...machine} />
          </>
        }
        renderFoot={(standing) => <StatusBar {...standing} />}
        isPanelOpen={held !== undefined}
        renderPanel={(onStep) =>
          copy && held && panel && <RowPanel {...{ copy, panel, task, onPanel, onClose, onStep, onAsOf }} row={held} />
        }
        viewName={view.saved?.name ?? ""}
      />
      {dialog}
    </>
  );
}

const usual = (...group: string[]): ViewState => ({
  ...{ columns: [], filter: null, sort: [], group, density: "comfortable" },
});

const FLAT = usual();

/** A page as it comes. Where there is no episode, sequences stand under nothing. */
const USUAL: Readonly<Record<Kind, ViewState>> = {
  shot: usual("parent"),
  asset: usual("entity_type"),
  sequence: usual("parent"),
  episode: FLAT,
  scene: FLAT,
  concept: FLAT,
  edit: usual("parent"),
};
