import type { ViewChanges } from "./address";
import type { ViewState } from "./view-state";

/** The view a page shows and the way to change it. Where it is kept is no business of the grid. */
export interface ViewControl {
  state: ViewState;
  set: (changes: ViewChanges) => void;
}
