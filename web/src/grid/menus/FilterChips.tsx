import { Button, CloseButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ViewControl } from "@/grid/view/control";
import type { Fields } from "@/grid/view/field";
import { type Broken, finished } from "@/grid/view/filter";
import type { Tongue } from "@/grid/view/labels";
import { sentence } from "@/grid/view/sentence";
import { asGroup, changed } from "@/grid/view/tree";
import classes from "./FilterChips.module.css";

interface Props<Row> {
  view: ViewControl;
  fields: Fields<Row>;
  broken: readonly Broken[];
  tongue: Tongue;
  onOpen: () => void;
}

/** The conditions in force as sentences under the toolbar; each can be taken away. */
export function FilterChips<Row>({ view, fields, broken, tongue, onOpen }: Props<Row>) {
  const { t } = useTranslation();
  const { filter } = view.state;
  const { join, parts } = asGroup(filter);
  if (filter === null || finished(filter) === null) return null;
  const isList = join === "all";
  const said = isList ? parts : [filter];
  const wrong = broken.filter(({ flaw }) => flaw !== "unfinished");
  const isBroken = (at: number) =>
    wrong.some(({ path }) => (isList && "all" in filter ? `${path}.`.startsWith(`filter.all.${at}.`) : true));
  return (
    <ul className={classes.chips} aria-label={t("filter.conditions")}>
      {said.map((part, at) => {
        const whole = finished(part);
        if (whole === null) return null;
        const text = sentence(whole, fields, tongue);
        return (
          <li key={at} className={isBroken(at) ? classes.broken : classes.chip}>
            <button type="button" className={classes.text} onClick={onOpen} title={text}>
              {text}
            </button>
            <CloseButton
              size="xs"
              aria-label={t("filter.removeNamed", { sentence: text })}
              onClick={() => view.set({ filter: isList ? changed(filter, [at], () => null) : null })}
            />
          </li>
        );
      })}
      {said.length > 1 && (
        <li>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => view.set({ filter: null })}>
            {t("filter.clear")}
          </Button>
        </li>
      )}
    </ul>
  );
}
