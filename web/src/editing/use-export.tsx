import { IconFileSpreadsheet, IconFileTypeCsv } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/use-actions";
import { exportGrid } from "@/api/export";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { useMay, useProjectContext } from "@/api/use-project";
import type { Column } from "@/grid/column";
import { arranged } from "@/grid/view/columns";
import { finished } from "@/grid/view/filter";
import type { ViewState } from "@/grid/view/view-state";
import { useLocale } from "@/lib/i18n/locale";
import { saveFile } from "@/lib/save-file";
import { isoDay } from "@/lib/today";
import { ExportNotice } from "./ExportNotice";

interface Needs<Row> {
  kind: string;
  /** Name of the page and of the saved view, for the file. */
  title: string;
  viewName: string;
  view: ViewState;
  columns: readonly Column<Row>[];
}

export type Export = { state: "running"; bytes: number } | { state: "failed"; problem: Problem };

const FORMATS = ["xlsx", "csv"] as const;
const ICONS = { xlsx: <IconFileSpreadsheet size={15} />, csv: <IconFileTypeCsv size={15} /> };

/** What the view shows, as a file made by the server: its columns in their order, its filter, sort and groups. */
export function useExport<Row>({ kind, title, viewName, view, columns }: Needs<Row>): {
  actions: Action[];
  notice: ReactNode;
} {
  const { t } = useTranslation();
  const locale = useLocale();
  const { projectId } = useProjectSession();
  const { project } = useProjectContext(projectId);
  const may = useMay(projectId);
  const [going, setGoing] = useState<Export | null>(null);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  const run = async (format: (typeof FORMATS)[number]) => {
    stop.current?.abort();
    const leaving = new AbortController();
    stop.current = leaving;
    setGoing({ state: "running", bytes: 0 });
    const { filter, sort, group } = view;
    const shown = arranged(columns, view.columns)
      .filter(({ isHidden, column }) => !isHidden && column.id !== "thumbnail" && !column.isOfPage)
      .map(({ column, width }) => ({ id: column.id, title: column.title, width: Math.round(width) }));
    const name = [project.name, title, viewName, isoDay()].filter(Boolean).join(" ");
    const body = {
      ...{ format, columns: shown, filter: finished(filter), sort, group, name },
      today: isoDay(),
      locale: locale.slice(0, 2),
    };
    try {
      const file = await exportGrid(projectId, kind, body as never, leaving.signal, (bytes) =>
        setGoing({ state: "running", bytes }),
      );
      saveFile(file.name, file.blob);
      setGoing(null);
    } catch (error) {
      setGoing(leaving.signal.aborted ? null : { state: "failed", problem: Problem.from(error) });
    }
  };
  const isRunning = going?.state === "running";
  const actions = FORMATS.map((format): Action => ({
    ...{ id: `grid.export.${format}`, title: t(`rows.export.${format}`), section: t("rows.export.section") },
    ...{ icon: ICONS[format], where: ["palette", "toolbar"], isEnabled: may("grid.export") && !isRunning },
    ...{ reason: t(isRunning ? "rows.export.running" : "rows.mayNot"), run: () => void run(format) },
  }));
  useActions("export", actions);
  const close = () => {
    stop.current?.abort();
    setGoing(null);
  };
  return { actions, notice: going && <ExportNotice going={going} onClose={close} /> };
}
