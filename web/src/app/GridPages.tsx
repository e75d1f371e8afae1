import { useQuery, useQueryClient } from "@tanstack/react-query";
import { gridQuery } from "@/api/grid-query";
import type { Kind } from "@/api/kinds";
import { useProjectSession } from "@/api/project-session";
import { taskTypeOf } from "@/api/task-column";
import { UndoButtons } from "@/editing/UndoButtons";
import { EntityGridPage } from "@/features/entities/EntityGridPage";
import { StatusBar } from "@/features/entities/StatusBar";
import { useView } from "@/features/views/use-view";
import { ViewMenu } from "@/features/views/ViewMenu";
import type { ViewState } from "@/grid/view/view-state";
import { RowPanel } from "./RowPanel";
import { useGridAddress } from "./use-grid-address";

export const ShotsRoute = () => <GridRoute key="shot" kind="shot" />;
export const AssetsRoute = () => <GridRoute key="asset" kind="asset" />;
export const SequencesRoute = () => <GridRoute key="sequence" kind="sequence" />;
export const EpisodesRoute = () => <GridRoute key="episode" kind="episode" />;

/** A grid with its panel, both told by the address. */
function GridRoute({ kind }: { kind: Kind }) {
  const session = useProjectSession();
  const queries = useQueryClient();
  const { data: copy } = useQuery(gridQuery(queries, session.accountId, session.projectId, kind));
  const { at, panel, onAt, onGo, onOpen, onPanel, onClose } = useGridAddress();
  const view = useView(kind, kind === "sequence" && !copy?.parents.size ? FLAT : USUAL[kind]);
  const held = panel && at.row ? copy?.rows.get(at.row) : undefined;
  const task = held?.tasks.find(({ task_type_id }) => task_type_id === taskTypeOf(at.column)) ?? null;
  return (
    <EntityGridPage
      {...{ kind, view, at, onAt, onGo, onOpen, onPanel }}
      viewMenu={<ViewMenu view={view} />}
      tools={<UndoButtons />}
      renderFoot={(standing) => <StatusBar {...standing} />}
      isPanelOpen={held !== undefined}
      renderPanel={(onStep) =>
        copy && held && panel && <RowPanel {...{ copy, panel, task, onPanel, onClose, onStep }} row={held} />
      }
      viewName={view.saved?.name ?? ""}
    />
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
};
