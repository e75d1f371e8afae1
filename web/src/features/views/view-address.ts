import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import { type ViewSearch, viewSearch } from "@/grid/view/address";

/** How long changes wait for the next one before the address is written. */
const REST_MS = 120;

/**
 * What the address says about the view, and how to change it. A change shows at once and the address follows; an address that changes
 * from outside (a link, back) is taken over.
 */
export function useViewAddress(): [ViewSearch, (next: ViewSearch) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const said = JSON.stringify(viewSearch(search));
  const [held, setHeld] = useState(said);
  const seen = useRef(said);
  const own = useRef(new Set<string>());
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  useEffect(() => {
    if (said === seen.current) return;
    seen.current = said;
    // Our own writing that comes back says nothing new, and may be older than what was changed meanwhile.
    if (!own.current.delete(said)) setHeld(said);
  }, [said]);
  const write = useCallback(
    (next: ViewSearch) => {
      const text = JSON.stringify(next);
      setHeld(text);
      clearTimeout(resting.current);
      resting.current = setTimeout(() => {
        if (text === seen.current) return;
        own.current.add(text);
        void navigate({ to: ".", search: ((old: object) => ({ ...others(old), ...next })) as never, replace: true });
      }, REST_MS);
    },
    [navigate],
  );
  return [JSON.parse(held) as ViewSearch, write];
}

/** The parts of an address that are not about the view. */
function others(search: object): object {
  const {
    view: _v,
    filter: _f,
    sort: _s,
    group: _g,
    cols: _c,
    density: _d,
    ...rest
  } = search as Record<string, unknown>;
  return rest;
}
