import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ViewControl } from "@/grid/view/control";
import type { Fields } from "@/grid/view/field";
import { MOST_SORTS, type Sort } from "@/grid/view/view-state";
import { FieldPicker } from "./FieldPicker";
import { Panel } from "./Panel";
import classes from "./SortMenu.module.css";
import { ToolButton } from "./ToolButton";

interface Props<Row> {
  view: ViewControl;
  fields: Fields<Row>;
}

/** What rows are sorted by, the first counting most. */
export function SortMenu<Row>({ view, fields }: Props<Row>) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { sort } = view.state;
  const set = (next: readonly Sort[]) => view.set({ sort: [...next] });
  const titleOf = (id: string) => fields.get(id)?.title ?? t("filter.unknownField");
  const names = sort.map(({ field }) => titleOf(field)).join(", ");
  return (
    <Panel
      isOpen={isOpen}
      label={t("view.sortBy")}
      onClose={() => setOpen(false)}
      target={
        <ToolButton
          icon={<IconArrowsSort size={15} />}
          count={sort.length}
          full={sort.length > 0 ? t("view.sortedBy", { fields: names }) : undefined}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t("view.sort")}
        </ToolButton>
      }
    >
      <ol className={classes.sorts}>
        {sort.map((by, at) => (
          <li key={by.field} className={classes.sort}>
            <span className={classes.word}>{t(at === 0 ? "view.sortBy" : "view.sortThen")}</span>
            <FieldPicker
              fields={fields}
              value={by.field}
              label={t("filter.field")}
              isOffered={({ id }) => sort.every(({ field }) => field !== id)}
              onChoose={(field) => set(sort.with(at, { ...by, field }))}
            />
            <NativeSelect
              size="xs"
              aria-label={t("view.direction")}
              value={by.desc ? "desc" : "asc"}
              onChange={(event) => set(sort.with(at, { ...by, desc: event.currentTarget.value === "desc" }))}
              data={[
                { value: "asc", label: t("view.ascending") },
                { value: "desc", label: t("view.descending") },
              ]}
            />
            <ActionIcon
              size="sm"
              aria-label={`${t("view.moveUp")}: ${titleOf(by.field)}`}
              disabled={at === 0}
              onClick={() => set(moved(sort, at, at - 1))}
            >
              <IconArrowUp size={14} />
            </ActionIcon>
            <ActionIcon
              size="sm"
              aria-label={`${t("view.moveDown")}: ${titleOf(by.field)}`}
              disabled={at === sort.length - 1}
              onClick={() => set(moved(sort, at, at + 1))}
            >
              <IconArrowDown size={14} />
            </ActionIcon>
            <ActionIcon
              size="sm"
              aria-label={t("view.removeSort", { field: titleOf(by.field) })}
              onClick={() => set(sort.toSpliced(at, 1))}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {sort.length === 0 && <p className={classes.quiet}>{t("view.noSort")}</p>}
      {sort.length < MOST_SORTS && (
        <FieldPicker
          key={sort.length}
          fields={fields}
          value={null}
          label={t("view.addSort")}
          placeholder={t("view.addSort")}
          isOffered={({ id }) => sort.every(({ field }) => field !== id)}
          onChoose={(field) => set([...sort, { field, desc: false }])}
        />
      )}
    </Panel>
  );
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const part = list[from];
  return part === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, part);
}
