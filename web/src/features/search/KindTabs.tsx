import { useTranslation } from "react-i18next";
import { FOUND_KINDS, type FoundKind } from "@/api/search";
import classes from "./SearchPage.module.css";

interface Props {
  counts: Partial<Record<FoundKind, number>>;
  /** Where counting ended. */
  most: number;
  kind: FoundKind | undefined;
  onKind: (kind: FoundKind | undefined) => void;
}

/** How many of each kind were found; one of them chosen is all that is shown. */
export function KindTabs({ counts, most, kind, onKind }: Props) {
  const { t } = useTranslation();
  const isOver = FOUND_KINDS.some((one) => counts[one] === most);
  const all = FOUND_KINDS.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  const tab = (one: FoundKind | undefined, name: string, count: number, isMore: boolean) => (
    <button
      key={one ?? "all"}
      type="button"
      className={classes.tab}
      aria-pressed={kind === one}
      disabled={count === 0 && kind !== one}
      onClick={() => onKind(one)}
    >
      {name} <span className={classes.count}>{isMore ? `${count}+` : count}</span>
    </button>
  );
  return (
    <div className={classes.tabs} role="group" aria-label={t("search.kinds")}>
      {tab(undefined, t("search.all"), all, isOver)}
      {FOUND_KINDS.map((one) => tab(one, t(`search.many.${one}`), counts[one] ?? 0, counts[one] === most))}
    </div>
  );
}
