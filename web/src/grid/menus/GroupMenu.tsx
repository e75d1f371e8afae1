import { ActionIcon, Button } from "@mantine/core";
import { IconLayersSubtract, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ViewControl } from "@/grid/view/control";
import type { Fields } from "@/grid/view/field";
import { MOST_GROUPS } from "@/grid/view/view-state";
import { FieldPicker } from "./FieldPicker";
import classes from "./GroupMenu.module.css";
import { Panel } from "./Panel";
import { ToolButton } from "./ToolButton";

interface Props<Row> {
  view: ViewControl;
  fields: Fields<Row>;
  onCollapse: (isCollapsed: boolean) => void;
}

/** What rows are grouped by, up to three levels, and all groups opened or closed at once. */
export function GroupMenu<Row>({ view, fields, onCollapse }: Props<Row>) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { group } = view.state;
  const titleOf = (id: string) => fields.get(id)?.title ?? t("filter.unknownField");
  const levels = group.length < MOST_GROUPS ? [...group, null] : group;
  const set = (at: number, field: string) => view.set({ group: group.toSpliced(at, 1, field) });
  return (
    <Panel
      isOpen={isOpen}
      label={t("view.groupFirst")}
      onClose={() => setOpen(false)}
      target={
        <ToolButton
          icon={<IconLayersSubtract size={15} />}
          count={group.length}
          full={group.length > 0 ? t("view.groupedBy", { fields: group.map(titleOf).join(", ") }) : undefined}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t("view.group")}
        </ToolButton>
      }
    >
      <ol className={classes.levels}>
        {levels.map((field, at) => (
          <li key={field ?? "next"} className={classes.level}>
            <FieldPicker
              fields={fields}
              value={field}
              label={t(at === 0 ? "view.groupFirst" : "view.groupThen")}
              placeholder={t(at === 0 ? "view.groupFirst" : "view.groupThen")}
              isOffered={({ id, cannotGroup }) => !cannotGroup && !group.includes(id)}
              onChoose={(id) => set(at, id)}
            />
            {field !== null && (
              <ActionIcon
                size="sm"
                aria-label={`${t("filter.remove")}: ${titleOf(field)}`}
                onClick={() => view.set({ group: group.toSpliced(at, 1) })}
              >
                <IconX size={14} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
      <div className={classes.all}>
        <Button variant="default" disabled={group.length === 0} onClick={() => onCollapse(true)}>
          {t("view.collapse")}
        </Button>
        <Button variant="default" disabled={group.length === 0} onClick={() => onCollapse(false)}>
          {t("view.expand")}
        </Button>
        <Button variant="subtle" color="gray" disabled={group.length === 0} onClick={() => view.set({ group: [] })}>
          {t("view.ungroup")}
        </Button>
      </div>
    </Panel>
  );
}
