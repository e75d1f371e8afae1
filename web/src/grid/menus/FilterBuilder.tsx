import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Fields } from "@/grid/view/field";
import { type Broken, type Filter, MOST_LEVELS } from "@/grid/view/filter";
import type { Tongue } from "@/grid/view/labels";
import { sentence } from "@/grid/view/sentence";
import { asGroup, isCondition, type Join, ofGroup } from "@/grid/view/tree";
import { ConditionRow, startOf } from "./ConditionRow";
import classes from "./FilterBuilder.module.css";

interface Props<Row> {
  filter: Filter | null;
  fields: Fields<Row>;
  broken: readonly Broken[];
  tongue: Tongue;
  onChange: (filter: Filter | null) => void;
}

/** A filter as lists of conditions within lists: all of these, any of these, none of these. */
export function FilterBuilder<Row>({ filter, fields, broken, tongue, onChange }: Props<Row>) {
  return (
    <GroupBox
      {...{ filter, fields, tongue, onChange }}
      problems={new Map(broken.map((one) => [one.path.replace(/\.(field|op|value)$/, ""), one]))}
      path="filter"
      level={1}
    />
  );
}

interface GroupProps<Row> extends Omit<Props<Row>, "broken"> {
  problems: ReadonlyMap<string, Broken>;
  /** As a broken condition names its place. */
  path: string;
  level: number;
}

const JOINS: readonly Join[] = ["all", "any", "notAll", "notAny"];

function GroupBox<Row>({ filter, fields, problems, path, level, tongue, onChange }: GroupProps<Row>) {
  const { t } = useTranslation();
  // How parts will join is chosen before there are any; an empty "any" would hide every row.
  const [join, setJoin] = useState<Join>("all");
  const group = filter === null ? { join, parts: [] } : asGroup(filter);
  const place = partPlace(filter, path);
  const set = (parts: readonly Filter[], by = group.join) => {
    setJoin(by);
    onChange(parts.length === 0 ? null : ofGroup({ join: by, parts }));
  };
  const replace = (at: number, part: Filter | null) =>
    set(group.parts.flatMap((held, index) => (index === at ? (part ? [part] : []) : [held])));
  const fresh = () => {
    const [first] = fields.values();
    return startOf(first, first?.id ?? "name");
  };
  return (
    <div className={level === 1 ? classes.root : classes.group} role="group" aria-label={t(`filter.${group.join}`)}>
      <NativeSelect
        size="xs"
        className={classes.join}
        aria-label={t("filter.join")}
        value={group.join}
        onChange={(event) => set(group.parts, event.currentTarget.value as Join)}
        data={JOINS.map((one) => ({ value: one, label: t(`filter.${one}`) }))}
      />
      <ul className={classes.parts}>
        {group.parts.map((part, at) =>
          isCondition(part) ? (
            <ConditionRow
              key={at}
              condition={part}
              {...{ fields, tongue }}
              broken={problems.get(place(at))}
              onChange={(next) => replace(at, next)}
              onRemove={() => replace(at, null)}
            />
          ) : (
            <li key={at} className={classes.nested}>
              <GroupBox
                filter={part}
                {...{ fields, problems, tongue }}
                path={place(at)}
                level={level + 1}
                onChange={(next) => replace(at, next)}
              />
              <ActionIcon
                size="sm"
                aria-label={t("filter.removeNamed", { sentence: sentence(part, fields, tongue) })}
                onClick={() => replace(at, null)}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ),
        )}
      </ul>
      <div className={classes.add}>
        <Button variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => set([...group.parts, fresh()])}>
          {t("filter.add")}
        </Button>
        {level < MOST_LEVELS / 2 && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={14} />}
            onClick={() => set([...group.parts, { any: [fresh()] }])}
          >
            {t("filter.addGroup")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Where the parts of a group stand in the filter as it is written. */
function partPlace(filter: Filter | null, path: string): (at: number) => string {
  if (filter === null || isCondition(filter)) return () => path;
  const inner = "not" in filter ? filter.not : filter;
  const outer = "not" in filter ? `${path}.not` : path;
  if ("all" in inner) return (at) => `${outer}.all.${at}`;
  return "any" in inner ? (at) => `${outer}.any.${at}` : () => outer;
}
