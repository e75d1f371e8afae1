import { VisuallyHidden } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { lookup } from "@/api/lookup";
import type { SlotLoad } from "@/api/schema.gen";
import type { Slot } from "@/api/team";
import { useProjectContext } from "@/api/use-project";
import { useOwnCells } from "@/editing/use-own-cells";
import { type SlotDialog, SlotLine } from "./SlotLine";
import classes from "./SlotTable.module.css";
import { bySection } from "./slot-groups";
import { useSlotWrite } from "./use-slot-write";

interface Props {
  projectId: string;
  slots: readonly Slot[];
  departments: readonly { id: string; name: string }[];
  nameOf: (slot: Slot) => string;
  /** Null for who may not know it; undefined while it is on its way. */
  loads: ReadonlyMap<string, SlotLoad> | null;
  monday: string;
  may: (verb: string) => boolean;
  onDialog: (dialog: SlotDialog) => void;
}

/** The role slots of a project, department by department, the open ones first. */
export function SlotTable({ projectId, slots, departments, nameOf, loads, monday, may, onDialog }: Props) {
  const { t } = useTranslation();
  const writing = useSlotWrite();
  const groups = bySection(slots, departments, nameOf);
  const own = useOwnCells(projectId, lookup(useProjectContext(projectId), "member"));
  const columns = 7 + 2 * Number(may("member.edit")) + (loads ? 2 : 0) + own.fields.length;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("team.title")}>
      {writing.problem && (
        <p className={classes.refusal} role="alert">
          {writing.problem.message}
        </p>
      )}
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.role}>{t("team.role")}</th>
            <th>{t("team.person")}</th>
            <th>{t("team.department")}</th>
            {may("member.edit") && <th>{t("team.access")}</th>}
            <th>{t("team.starts_on")}</th>
            <th>{t("team.ends_on")}</th>
            <th className={classes.number}>{t("team.allocation")}</th>
            {may("member.edit") && <th className={classes.number}>{t("team.rate")}</th>}
            {loads && (
              <>
                <th className={classes.number}>{t("team.tasks")}</th>
                <th>{t("team.thisWeek")}</th>
              </>
            )}
            {own.fields.map(({ id, name }) => (
              <th key={id}>{name}</th>
            ))}
            <th>
              <VisuallyHidden>{t("team.do")}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        {groups.map(({ departmentId, name, slots: held, open }) => (
          <Fragment key={departmentId}>
            <tbody>
              <tr className={classes.group}>
                <th scope="rowgroup" colSpan={columns}>
                  {name ?? t("team.noDepartment")}
                  <span className={classes.count}>{held.length}</span>
                  {open > 0 && <span className={classes.openCount}>{t("team.openSlots", { count: open })}</span>}
                </th>
              </tr>
              {held.map((slot) => (
                <SlotLine
                  key={slot.id}
                  {...{ slot, departments, monday, may, writing, onDialog }}
                  name={nameOf(slot)}
                  load={loads?.get(slot.id)}
                  own={own.words(slot.extra)}
                />
              ))}
            </tbody>
          </Fragment>
        ))}
      </table>
    </div>
  );
}
