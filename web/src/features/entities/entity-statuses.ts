import type { TFunction } from "i18next";
import type { Choice } from "@/lib/choice";

const COLORS = { standby: "#8a93a2", running: "#5b8cff", complete: "#3fbf8a", canceled: "#b0646a" } as const;

/** How a shot, an asset or what they stand under is doing as a whole, in the order it goes. */
export function entityStatuses(t: TFunction): Choice[] {
  return (["standby", "running", "complete", "canceled"] as const).map((id) => ({
    ...{ id, name: t(`fields.entityStatus.${id}`), color: COLORS[id] },
  }));
}
