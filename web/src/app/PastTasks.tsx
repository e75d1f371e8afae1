import { Button } from "@mantine/core";
import { IconRestore } from "@tabler/icons-react";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { asOfQuery } from "@/api/as-of";
import { gridQuery } from "@/api/grid-query";
import { useProjectSession } from "@/api/project-session";
import { useMay, useProjectContext } from "@/api/use-project";
import { type ChangedTask, changedTasks, type Difference } from "@/editing/changed-since";
import { UndoButtons } from "@/editing/UndoButtons";
import { StatusBar } from "@/features/entities/StatusBar";
import { PastTaskList } from "@/features/tasks/PastTaskList";
import { useTaskKinds } from "@/features/tasks/TasksPage";
import { BringBackDialog } from "@/features/time-machine/BringBackDialog";
import { wordsOf } from "@/features/time-machine/difference-words";
import { TimeMachineBar } from "@/features/time-machine/TimeMachineBar";
import type { Cell } from "@/grid/range";
import type { ViewControl } from "@/grid/view/control";
import { useLocale } from "@/lib/i18n/locale";
import { useSteadyList } from "@/lib/use-steady-list";
import { PastPending } from "./PastPending";

interface Props {
  asOf: string;
  view: ViewControl;
  viewMenu: ReactNode;
  at: Partial<Cell>;
  onAt: (cell: Cell) => void;
  onAsOf: (moment: string | null) => void;
}

const NONE: ReadonlyMap<string, ChangedTask> = new Map();

/** Every task as it was: read and compared with today. What comes back comes back with the shot or asset it is of. */
export function PastTasks({ asOf, view, viewMenu, at, onAt, onAsOf }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { accountId, projectId } = useProjectSession();
  const context = useProjectContext(projectId);
  const may = useMay(projectId)("entity.bring_back");
  const kinds = useTaskKinds(projectId);
  const answers = useQueries({ queries: kinds.map((kind) => asOfQuery(projectId, kind, asOf)) });
  const held = useQueries({ queries: kinds.map((kind) => gridQuery(queries, accountId, projectId, kind)) });
  const past = useSteadyList(answers.flatMap(({ data }) => data ?? []));
  const now = useSteadyList(held.flatMap(({ data }) => data ?? []));
  const isComing = answers.some(({ isPlaceholderData }) => isPlaceholderData) || now.some(({ isPartial }) => isPartial);
  const isKnown = past.length === kinds.length && now.length === kinds.length && !isComing;
  const changed = useMemo(
    () =>
      isKnown ? new Map(past.flatMap((copy, place) => (now[place] ? [...changedTasks(copy, now[place])] : []))) : NONE,
    [isKnown, past, now],
  );
  const [isOnlyChanged, setOnlyChanged] = useState(false);
  const [selected, setSelected] = useState<string[]>([]);
  const [isAsking, setAsking] = useState(false);
  const [told, setTold] = useState("");
  const words = useMemo(() => ({ context, locale, t, copies: [...past, ...now] }), [context, locale, t, past, now]);
  const sayNow = useCallback(
    (difference: Difference) => t("timeMachine.nowIs", { value: wordsOf(difference, words).now || t("history.empty") }),
    [words, t],
  );
  const aims = [...new Set(selected.flatMap((id) => changed.get(id)?.of ?? []))];
  const bar = (
    <TimeMachineBar
      {...{ projectId, at: asOf, isOnlyChanged, told }}
      onAsOf={(moment) => {
        setTold("");
        onAsOf(moment);
      }}
      changed={isKnown ? changed.size : null}
      onOnlyChanged={setOnlyChanged}
    />
  );
  const failed = answers.find(({ error, data }) => error && !data);
  if (failed || past.length < kinds.length)
    return <PastPending bar={bar} error={failed?.error} onRetry={() => void failed?.refetch()} />;
  return (
    <>
      <PastTaskList
        {...{ projectId, past, changed, sayNow, isOnlyChanged, view, viewMenu, at, onAt }}
        banner={bar}
        tools={<UndoButtons />}
        onSelected={setSelected}
        renderFoot={(standing) => <StatusBar {...standing} />}
        primary={
          may && (
            <Button
              leftSection={<IconRestore size={14} />}
              disabled={aims.length === 0}
              title={aims.length === 0 ? t("timeMachine.selectFirst") : undefined}
              onClick={() => setAsking(true)}
            >
              {t("timeMachine.bringBackSelected")}
            </Button>
          )
        }
      />
      {isAsking && aims.length > 0 && (
        <BringBackDialog at={asOf} rows={aims} words={words} onClose={() => setAsking(false)} onBack={setTold} />
      )}
    </>
  );
}
