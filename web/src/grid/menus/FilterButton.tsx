import { Button } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ViewControl } from "@/grid/view/control";
import type { Fields } from "@/grid/view/field";
import { type Broken, finished } from "@/grid/view/filter";
import type { Tongue } from "@/grid/view/labels";
import { sentence } from "@/grid/view/sentence";
import { fieldsAsked } from "@/grid/view/tree";
import { FilterBuilder } from "./FilterBuilder";
import classes from "./FilterBuilder.module.css";
import { Panel } from "./Panel";
import { ToolButton } from "./ToolButton";

interface Props<Row> {
  view: ViewControl;
  fields: Fields<Row>;
  broken: readonly Broken[];
  /** Rows that match. */
  count: number;
  tongue: Tongue;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** The filter of the page: a word on the toolbar, and the whole of it as a sentence on hover. */
export function FilterButton<Row>({ view, fields, broken, count, tongue, isOpen, onOpen }: Props<Row>) {
  const { t } = useTranslation();
  const { filter } = view.state;
  const asked = finished(filter);
  const close = () => onOpen(false);
  const label = t("filter.title");
  return (
    <Panel
      isOpen={isOpen}
      label={label}
      onClose={close}
      target={
        <ToolButton
          icon={<IconFilter size={15} />}
          count={fieldsAsked(asked).size}
          full={asked ? t("filter.filterBy", { sentence: sentence(asked, fields, tongue) }) : undefined}
          aria-expanded={isOpen}
          onClick={() => onOpen(!isOpen)}
        >
          {t("filter.filter")}
        </ToolButton>
      }
    >
      <div className={classes.builder}>
        <h2 className={classes.heading}>{label}</h2>
        <FilterBuilder {...{ filter, fields, broken, tongue }} onChange={(next) => view.set({ filter: next })} />
        <div className={classes.foot}>
          <span className={classes.count} role="status">
            {t("filter.matching", { count })}
          </span>
          <Button variant="default" disabled={filter === null} onClick={() => view.set({ filter: null })}>
            {t("filter.clear")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
