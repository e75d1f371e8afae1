import { PresenceAvatars } from "@/editing/PresenceAvatars";
import { UndoButtons } from "@/editing/UndoButtons";
import type { Cell } from "@/grid/range";

/** Who else is on the page, and the way back. */
export function PageTools({ page, onGo }: { page: string; onGo: (cell: Cell) => void }) {
  return (
    <>
      <PresenceAvatars
        page={page}
        onGo={({ row_id, column }) => row_id && onGo({ row: row_id, column: column ?? "name" })}
      />
      <UndoButtons />
    </>
  );
}
