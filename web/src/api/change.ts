type Fields = Readonly<Record<string, unknown>>;

/** One row fact of the log as the stream tells it. `after`: the whole row for an insert, the differing fields for an update. */
export interface Change {
  entity: string;
  row_id: string;
  rev: number;
  project_id: string | null;
  op: "insert" | "update" | "delete";
  before: Fields | null;
  after: Fields | null;
}

/** A row as the server answered it after the person's own edit, told as a change like everybody else's. */
export function ownChange(entity: string, row: { id: string; rev: number; project_id?: string | null }): Change {
  return {
    entity,
    row_id: row.id,
    rev: row.rev,
    project_id: row.project_id ?? null,
    op: "update",
    before: null,
    after: row as unknown as Fields,
  };
}
