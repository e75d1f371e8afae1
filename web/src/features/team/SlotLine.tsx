import { ActionIcon, Menu } from "@mantine/core";
import { IconArchive, IconArrowsExchange, IconDots, IconForms, IconUserMinus, IconUserPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ACCESS_LEVELS, archiveSlot, editSlot, emptySlot, type Slot, type SlotFields } from "@/api/team";
import type { SlotLoad } from "@/api/schema.gen";
import { usePictures, useProjectContext } from "@/api/use-project";
import { Avatar } from "@/ui/Avatar";
import type { MenuEntry } from "@/ui/menu-entry";
import { MenuList } from "@/ui/MenuList";
import { TypedCell } from "@/ui/TypedCell";
import { LoadBar } from "./LoadBar";
import classes from "./SlotTable.module.css";
import { tasksOfSlots, tasksOfWeek } from "./task-links";
import { TasksLink } from "./TasksLink";
import { useSlotWrite } from "./use-slot-write";

export type SlotDialog = { what: "fill" | "transfer" | "own"; slot: Slot };

interface Props {
  slot: Slot;
  name: string;
  departments: readonly { id: string; name: string }[];
  load: SlotLoad | undefined;
  /** What it holds in the studio's own fields that are columns. */
  own: readonly string[];
  monday: string;
  may: (verb: string) => boolean;
  writing: ReturnType<typeof useSlotWrite>;
  onDialog: (dialog: SlotDialog) => void;
}

/** One slot: who holds it, when, for how much of a week, and what there is to do. */
export function SlotLine({ slot, name, departments, load, own, monday, may, writing, onDialog }: Props) {
  const { t } = useTranslation();
  const isOpen = slot.account_id === null;
  const canEdit = may("member.edit");
  const typing = useSlotWrite();
  const edit = (fields: SlotFields) => ({
    title: t("team.did.edit", { role: slot.role }),
    send: () => editSlot(slot, fields),
  });
  const save = (fields: SlotFields) => typing.save(edit(fields));
  const choose = (fields: SlotFields) => writing.write(edit(fields));
  const label = (field: string) => t("team.fieldOf", { field, role: slot.role });
  return (
    <tr data-open={isOpen || undefined}>
      <td className={classes.role}>
        {canEdit ? (
          <TypedCell
            isWide
            label={label(t("team.role"))}
            value={slot.role}
            onSave={(role) => (role.trim() ? save({ role }) : undefined)}
          />
        ) : (
          slot.role
        )}
      </td>
      <td>
        <Who {...{ slot, name }} canFill={may("member.fill")} onFill={() => onDialog({ what: "fill", slot })}>
          {canEdit && isOpen && (
            <TypedCell
              isWide
              label={t("team.forWhomOf", { role: slot.role })}
              placeholder={t("team.forWhomExample")}
              value={slot.display_name}
              onSave={(typed) => save({ display_name: typed.trim() })}
            />
          )}
        </Who>
      </td>
      <td>
        {canEdit ? (
          <select
            className={classes.select}
            aria-label={label(t("team.department"))}
            data-empty={slot.department_id === null || undefined}
            value={slot.department_id ?? ""}
            onChange={(event) => choose({ department_id: event.currentTarget.value || null })}
          >
            <option value="">{t("team.noDepartment")}</option>
            {departments.map(({ id, name: title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        ) : (
          departments.find(({ id }) => id === slot.department_id)?.name
        )}
      </td>
      {canEdit && (
        <td>
          <select
            className={classes.select}
            aria-label={label(t("team.access"))}
            data-empty={slot.access === null || undefined}
            value={slot.access ?? ""}
            onChange={(event) => choose({ access: (event.currentTarget.value || null) as Slot["access"] })}
          >
            <option value="">{t("team.asAccount")}</option>
            {ACCESS_LEVELS.map((level) => (
              <option key={level} value={level}>
                {t(`people.types.${level}`)}
              </option>
            ))}
          </select>
        </td>
      )}
      {(["starts_on", "ends_on"] as const).map((field) => (
        <td key={field}>
          {canEdit ? (
            <TypedCell
              type="date"
              label={label(t(`team.${field}`))}
              value={slot[field] ?? ""}
              onSave={(day) => save({ [field]: day || null })}
            />
          ) : (
            slot[field]
          )}
        </td>
      ))}
      <td className={classes.number}>
        {canEdit ? (
          <TypedCell
            type="number"
            unit="%"
            label={label(t("team.allocation"))}
            value={String(Math.round(slot.allocation * 1000) / 10)}
            onSave={(typed) => {
              const allocation = share(typed);
              return allocation === null ? t("panel.notANumber") : save({ allocation });
            }}
          />
        ) : (
          `${Math.round(slot.allocation * 1000) / 10} %`
        )}
      </td>
      {canEdit && (
        <td className={classes.number}>
          <TypedCell
            type="number"
            label={label(t("team.rate"))}
            value={slot.day_rate === null ? "" : String(slot.day_rate)}
            onSave={(typed) => {
              const day_rate = amount(typed);
              return day_rate === undefined ? t("panel.notANumber") : save({ day_rate });
            }}
          />
        </td>
      )}
      {load && <Work {...{ slot, load, monday }} projectId={slot.project_id} />}
      {own.map((said, place) => (
        <td key={place} className={classes.own} title={said}>
          {said}
        </td>
      ))}
      <td className={classes.actions}>
        <SlotMenu {...{ slot, isOpen, load, may, writing, onDialog }} />
      </td>
    </tr>
  );
}

interface WhoProps {
  slot: Slot;
  name: string;
  canFill: boolean;
  onFill: () => void;
  /** Where it is written whom an open one waits for. */
  children: ReactNode;
}

function Who({ slot, name, canFill, onFill, children }: WhoProps) {
  const { t } = useTranslation();
  const pictureOf = usePictures(slot.project_id);
  if (slot.account_id !== null)
    return (
      <span className={classes.person}>
        <Avatar name={name} picture={pictureOf(slot.account_id)} size={24} />
        {name}
      </span>
    );
  const said = slot.display_name ? t("team.openFor", { name: slot.display_name }) : t("team.open");
  return (
    <span className={classes.person}>
      <Avatar name={name} isOpen size={24} />
      {canFill ? (
        <button
          type="button"
          className={classes.vacant}
          aria-label={t("team.fillOpen", { said, role: slot.role })}
          onClick={onFill}
        >
          {children ? t("team.open") : said}
        </button>
      ) : (
        <em className={classes.vacant}>{children ? t("team.open") : said}</em>
      )}
      {children && <span className={classes.forWhom}>{children}</span>}
    </span>
  );
}

function Work({ slot, load, monday, projectId }: { slot: Slot; load: SlotLoad; monday: string; projectId: string }) {
  const { t } = useTranslation();
  const ids = [slot.id];
  return (
    <>
      <td className={classes.number}>
        <TasksLink
          {...{ projectId }}
          filter={tasksOfSlots(ids, false)}
          label={t("team.openTasks", { count: load.tasks_open, role: slot.role })}
        >
          {load.tasks_open}
        </TasksLink>
        <span className={classes.quiet}> / </span>
        <TasksLink
          {...{ projectId }}
          filter={tasksOfSlots(ids, true)}
          label={t("team.doneTasks", { count: load.tasks_done, role: slot.role })}
        >
          {load.tasks_done}
        </TasksLink>
      </td>
      <td>
        <TasksLink
          {...{ projectId }}
          filter={tasksOfWeek(ids, monday)}
          label={t("team.loadOf", {
            role: slot.role,
            planned: hours(load.planned_minutes[0]),
            capacity: hours(load.capacity_minutes[0]),
          })}
        >
          <LoadBar planned={load.planned_minutes[0] ?? 0} capacity={load.capacity_minutes[0] ?? 0} />
        </TasksLink>
      </td>
    </>
  );
}

type MenuProps = Pick<Props, "slot" | "load" | "may" | "writing" | "onDialog"> & { isOpen: boolean };

function SlotMenu({ slot, isOpen, load, may, writing, onDialog }: MenuProps) {
  const { t } = useTranslation();
  const { role } = slot;
  const { fields = [] } = useProjectContext(slot.project_id);
  const hasOwn = fields.some(({ kind }) => kind === "member");
  const tasks = (load?.tasks_open ?? 0) + (load?.tasks_done ?? 0);
  const entries: (MenuEntry & { verb: string })[] = [
    {
      ...{ id: "fill", verb: "member.fill", title: t("team.fill"), icon: <IconUserPlus size={15} /> },
      ...{ isEnabled: isOpen, reason: t("team.emptyFirst"), run: () => onDialog({ what: "fill", slot }) },
    },
    {
      ...{ id: "empty", verb: "member.empty", title: t("team.emptySlot"), icon: <IconUserMinus size={15} /> },
      ...{ isEnabled: !isOpen, reason: t("team.isOpen") },
      run: () => writing.write({ title: t("team.did.empty", { role }), send: () => emptySlot(slot) }),
    },
    {
      ...{ id: "transfer", verb: "member.transfer", title: t("team.transfer"), icon: <IconArrowsExchange size={15} /> },
      ...{ isEnabled: tasks > 0, reason: t("team.noTasks"), run: () => onDialog({ what: "transfer", slot }) },
    },
    ...(hasOwn
      ? [
          {
            ...{ id: "own", verb: "member.edit", title: t("team.ownFields"), icon: <IconForms size={15} /> },
            run: () => onDialog({ what: "own", slot }),
          },
        ]
      : []),
    {
      ...{ id: "archive", verb: "member.archive", title: t("team.archive"), icon: <IconArchive size={15} /> },
      ...{ section: "archive", isDanger: true },
      run: () => writing.write({ title: t("team.did.archive", { role }), send: () => archiveSlot(slot) }),
    },
  ];
  const offered = entries.filter(({ verb }) => may(verb));
  if (offered.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t("team.doWith", { role })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <MenuList entries={offered} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** A share of a week from a typed percentage; null when it is none. */
function share(typed: string): number | null {
  const percent = Number(typed.replace(",", ".").replace("%", "").trim());
  return Number.isFinite(percent) && typed.trim() !== "" ? Math.round(percent * 10) / 1000 : null;
}

/** A typed amount; null when there is none, undefined when it is no number. */
function amount(typed: string): number | null | undefined {
  if (typed.trim() === "") return null;
  const rate = Number(typed.replace(",", ".").replaceAll(/\s/g, ""));
  return Number.isFinite(rate) ? Math.round(rate * 100) / 100 : undefined;
}

function hours(minutes = 0): number {
  return Math.round(minutes / 6) / 10;
}
