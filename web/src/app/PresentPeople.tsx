import { useLocation, useNavigate } from "@tanstack/react-router";
import { createPortal } from "react-dom";
import type { Other } from "@/api/presence";
import { PresenceAvatars } from "@/editing/PresenceAvatars";
import { usePresence } from "@/editing/use-presence";
import { HEADER_ROOM } from "./header-room";
import type { GridSearch } from "./router";

/** Tells the others where this tab is, by its address, and shows them in the header. */
export function PresentPeople() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const page = pathname.split("/")[3] ?? "home";
  const { row, col } = search as GridSearch;
  usePresence(page, row, col);
  const go = ({ row_id, column }: Other) => {
    if (!row_id) return;
    const at = { row: row_id, ...(column ? { col: column } : {}) };
    void navigate({ to: ".", search: ((old: GridSearch) => ({ ...old, ...at })) as never });
  };
  const room = document.getElementById(HEADER_ROOM);
  return room && createPortal(<PresenceAvatars page={page} onGo={go} />, room);
}
