import {
  IconArchive,
  IconArrowRight,
  IconCopyPlus,
  IconFileText,
  IconHistory,
  IconLink,
  IconListNumbers,
  IconPlus,
  IconSubtask,
} from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Action } from "@/actions/registry";
import { useActions } from "@/actions/use-actions";
import type { GridRow } from "@/api/grid-copy";
import { type Kind, PARENT_KIND } from "@/api/kinds";
import { useProjectSession } from "@/api/project-session";
import { taskTypeOf } from "@/api/task-column";
import { useMay } from "@/api/use-project";
import type { Cell } from "@/grid/range";
import { copyText } from "@/lib/copy-text";
import type { RowDialogs } from "./RowDialog";

interface Needs {
  kind: Kind;
  /** The selected rows, in the order shown. */
  rows: readonly GridRow[];
  /** The cell that is typed into. */
  cell: Cell | null;
  /** The same at this moment: a selection is told when it has come to rest, a key may come sooner. */
  cellNow: () => Cell | null;
  onDialog: (dialog: RowDialogs) => void;
  onOpen: (cell: Cell, isAsked: boolean) => void;
  onPanel: (panel: "thread" | "fields" | "history") => void;
  onDuplicate: () => void;
  /** "Explain access…", for who may ask. */
  explain: readonly Action[];
}

/** What a selection of rows offers: in its context menu, in the palette, by keys. */
export function useRowActions({
  kind,
  rows,
  cell,
  cellNow,
  onDialog,
  onOpen,
  onPanel,
  onDuplicate,
  explain,
}: Needs): Action[] {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const may = useMay(projectId);
  const count = rows.length;
  const what = t(`create.count.${kind}`, { count });
  const section = t("rows.section");
  const router = useRouter();
  const opened = cell?.row ?? rows[0]?.id;
  const on = (verb: string, least = 1): Pick<Action, "isEnabled" | "reason"> => {
    if (!may(verb)) return { isEnabled: false, reason: t("rows.mayNot") };
    return count < least ? { isEnabled: false, reason: t("rows.selectFirst") } : { isEnabled: true };
  };
  const where = ["palette", "context"] as const;
  const actions: Action[] = [
    {
      ...{
        id: "entity.create",
        title: `${t(`pages.${kind}.new`)}…`,
        section,
        keys: "alt+n",
        icon: <IconPlus size={15} />,
      },
      ...{ ...on("entity.create", 0), where, run: () => onDialog({ what: "create" }) },
    },
    {
      ...{ id: "panel.open", title: t("rows.open"), section, keys: "alt+enter", where, isEnabled: cell !== null },
      run: () => {
        const now = cellNow() ?? cell;
        if (now) onOpen(now, true);
      },
    },
    {
      ...{ id: "page.open", title: t("detail.open"), section, keys: "alt+o", where, isEnabled: opened !== undefined },
      ...{ icon: <IconFileText size={15} />, reason: t("rows.selectFirst") },
      run: () => {
        const entityId = cellNow()?.row ?? opened;
        if (entityId)
          void router.navigate({ to: "/projects/$projectId/entities/$entityId", params: { projectId, entityId } });
      },
    },
    {
      ...{ id: "panel.history", title: t("rows.history"), section, where, isEnabled: cell !== null },
      ...{ icon: <IconHistory size={15} />, run: () => onPanel("history") },
    },
    {
      ...{ id: "cell.copyLink", title: t("rows.copyLink"), section, where, isEnabled: cell !== null },
      ...{ icon: <IconLink size={15} />, run: () => void copyText(globalThis.location.href) },
    },
    {
      ...{ id: "task.create_for", title: t("rows.tasksFor", { what }), section, where, ...on("task.create_many") },
      ...{ icon: <IconSubtask size={15} />, run: () => onDialog({ what: "tasks", step: taskTypeOf(cell?.column) }) },
    },
    ...(PARENT_KIND[kind]
      ? [
          {
            ...{ id: "entity.move", title: t("rows.moveTo", { what }), section, where, ...on("entity.edit_many") },
            ...{ icon: <IconArrowRight size={15} />, run: () => onDialog({ what: "move" }) },
          },
        ]
      : []),
    {
      ...{ id: "entity.renumber", title: t("rows.renumberThem", { what }), section, where, ...on("entity.edit_many") },
      ...{ icon: <IconListNumbers size={15} />, run: () => onDialog({ what: "renumber" }) },
    },
    {
      ...{
        id: "entity.duplicate",
        title: t("rows.duplicateThem", { what }),
        section,
        where,
        ...on("entity.duplicate"),
      },
      ...{ icon: <IconCopyPlus size={15} />, run: onDuplicate },
    },
    ...explain,
    {
      ...{ id: "entity.archive", title: t("rows.archiveThem", { what }), section, where, ...on("entity.archive") },
      ...{ isDanger: true, icon: <IconArchive size={15} />, run: () => onDialog({ what: "archive" }) },
    },
  ];
  useActions(`rows of ${kind}`, actions);
  return actions;
}
