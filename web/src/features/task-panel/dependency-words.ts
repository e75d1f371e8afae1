import type { TFunction } from "i18next";
import type { Dependency } from "@/api/schema.gen";

/** Where a wait stands, and on which terms where they are not the usual ones: "not yet · Ends when that is done · +2 days". */
export function dependencyWords({ kind, lag_days, is_met }: Dependency, t: TFunction): string {
  const begins = kind.startsWith("start");
  const stands = is_met ? (begins ? "workflow.dependencies.begun" : "workflow.dependencies.met") : null;
  const lag = `${lag_days < 0 ? "−" : "+"}${Math.abs(lag_days)}`;
  return [
    t(stands ?? "workflow.dependencies.waiting"),
    kind === "finish_to_start" ? "" : t(`workflow.dependencies.kinds.${kind}`),
    lag_days === 0 ? "" : t("workflow.dependencies.days", { count: Math.abs(lag_days), lag }),
  ]
    .filter(Boolean)
    .join(" · ");
}
