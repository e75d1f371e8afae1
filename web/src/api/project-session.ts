import type { QueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { ChangeBatch } from "./change-batch";
import type { Change } from "./change";
import { changesContext, contextQuery, refreshContext } from "./context";
import { openWork } from "./edits-open";
import type { Edits } from "./edits-queue";
import { catchUp, tellCopies } from "./grid-query";
import { Live, type LiveEvent } from "./live";
import { Presence } from "./presence";
import { refreshLists, staleBy, type Told } from "./stale-lists";
import { Touches } from "./touches";
import type { Undo } from "./undo";

/** How often lists that many changes touch (the diary, a history) are read again, at most. */
const CALM_MS = 1_000;

/** What an open project holds beside its pages: the stream, edits on their way, who touched what. */
export class ProjectSession {
  readonly edits: Edits;
  readonly undo: Undo;
  readonly touches = new Touches();
  readonly live: Live;
  readonly presence: Presence;
  readonly #batch = new ChangeBatch((changes, cursor) => this.#tell(changes, cursor));
  readonly #leave: () => void;
  /** Change sets whose changes are in the batch. */
  #toldSoon = new Set<string>();
  #stale = new Set<Told>();
  #calm: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly queries: QueryClient,
    readonly projectId: string,
    readonly accountId: string,
    cursor: string,
  ) {
    const work = openWork(queries, accountId, projectId, () => this.live.state.get() === "live");
    this.edits = work.edits;
    this.undo = work.undo;
    this.#leave = work.leave;
    this.presence = new Presence(projectId, accountId);
    const moved = this.presence.heard.bind(this.presence);
    this.live = new Live(projectId, cursor, { changed: this.#changed, moved, told: this.#told, lost: this.#lost });
    this.live.state.subscribe(() => this.live.state.get() === "live" && this.edits.line.now());
  }

  close(): void {
    clearTimeout(this.#calm);
    this.live.close();
    this.presence.close();
    this.#batch.close();
    this.#leave();
  }

  #tell(changes: Change[], cursor: string): void {
    tellCopies(this.queries, this.projectId, changes, cursor);
    for (const id of this.#toldSoon) this.edits.heard(id);
    this.#toldSoon.clear();
  }

  #changed = (event: LiveEvent): void => {
    this.#toldSoon.add(event.change_set.id);
    this.#batch.add(event.changes, event.cursor);
    if (event.change_set.actor_id !== this.accountId) this.touches.note(event);
    const context = this.queries.getQueryData(contextQuery(this.projectId).queryKey);
    if (event.changes.some((change) => changesContext(change, context)))
      void refreshContext(this.queries, this.projectId);
    for (const told of staleBy(event.changes)) this.#stale.add(told);
    this.#calm ??= setTimeout(this.#refreshLists, CALM_MS);
    for (const task of commentedTasks(event)) void this.queries.invalidateQueries({ queryKey: ["thread", ...task] });
  };

  #told = (): void => void this.queries.invalidateQueries({ queryKey: ["inbox"] });

  #refreshLists = (): void => {
    this.#calm = undefined;
    refreshLists(this.queries, this.projectId, this.#stale);
    this.#stale.clear();
  };

  #lost = async (): Promise<string> => {
    this.#batch.flush();
    // The cursor is read first: what happens while the copies catch up is told again by the stream, and does no harm twice.
    const context = await this.queries.fetchQuery({ ...contextQuery(this.projectId), staleTime: 0 });
    await catchUp(this.queries, this.projectId);
    this.#stale = new Set(["cast-brief", "blocked", "dependencies"]);
    void this.queries.invalidateQueries({ queryKey: ["thread"] });
    this.#refreshLists();
    return context.cursor;
  };
}

const OF_NOTES = new Set(["comment", "comment_acknowledgement", "comment_attachment", "comment_mention"]);

/** The threads to read again; any that is open, when a change does not say of which task it is. */
function commentedTasks({ changes }: LiveEvent): string[][] {
  const notes = changes.filter(({ entity }) => OF_NOTES.has(entity));
  const tasks = new Set(notes.map(({ after, before }) => (after?.task_id ?? before?.task_id) as string | undefined));
  return tasks.has(undefined) ? [[]] : [...tasks].map((task) => [task ?? ""]);
}

export const ProjectSessionContext = createContext<ProjectSession | null>(null);

export function useProjectSession(): ProjectSession {
  const session = useContext(ProjectSessionContext);
  if (!session) throw new Error("only pages of a project have its session");
  return session;
}
