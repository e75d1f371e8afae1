import { Button } from "@mantine/core";
import { IconRestore } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { asOfQuery } from "@/api/as-of";
import { gridQuery } from "@/api/grid-query";
import type { Kind } from "@/api/kinds";
import { useProjectSession } from "@/api/project-session";
import { useMay, useProjectContext } from "@/api/use-project";
import { changedSince, type Difference } from "@/editing/changed-since";
import { UndoButtons } from "@/editing/UndoButtons";
import { PastMatrix } from "@/features/entities/PastMatrix";
import { StatusBar } from "@/features/entities/StatusBar";
import { BringBackDialog } from "@/features/time-machine/BringBackDialog";
import { wordsOf } from "@/features/time-machine/difference-words";
import { TimeMachineBar } from "@/features/time-machine/TimeMachineBar";
import type { Cell } from "@/grid/range";
import type { ViewControl } from "@/grid/view/control";
import { useLocale } from "@/lib/i18n/locale";
import { PastPending } from "./PastPending";

interface Props {
  kind: Kind;
  asOf: string;
  view: ViewControl;
  viewMenu: ReactNode;
  at: Partial<Cell>;
  onAt: (cell: Cell) => void;
  onAsOf: (moment: string | null) => void;
}

const NONE = new Map<never, never>();

/** A grid as it was: read, compared with today, and brought back. */
export function PastGrid({ kind, asOf, view, viewMenu, at, onAt, onAsOf }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { accountId, projectId } = useProjectSession();
  const context = useProjectContext(projectId);
  const may = useMay(projectId)("entity.bring_back");
  const { data: past, error, refetch, isPlaceholderData } = useQuery(asOfQuery(projectId, kind, asOf));
  const { data: now } = useQuery(gridQuery(queries, accountId, projectId, kind));
  const isKnown = past !== undefined && now !== undefined && !now.isPartial && !isPlaceholderData;
  const changed = useMemo(() => (isKnown ? changedSince(past, now) : NONE), [isKnown, past, now]);
  const [isOnlyChanged, setOnlyChanged] = useState(false);
  const [selected, setSelected] = useState<string[]>([]);
  const [isAsking, setAsking] = useState(false);
  const [told, setTold] = useState("");
  const words = useMemo(
    () => ({ context, locale, t, copies: [past, now].filter((copy) => copy !== undefined) }),
    [context, locale, t, past, now],
  );
  const sayNow = useCallback(
    (difference: Difference) => {
      const { title, now: value } = wordsOf(difference, words);
      const shown = value || t("history.empty");
      return difference.table === "task"
        ? t("timeMachine.fieldNow", { field: title, value: shown })
        : t("timeMachine.nowIs", { value: shown });
    },
    [words, t],
  );
  const aims = selected.flatMap((id) => changed.get(id) ?? []);
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
  if (!past) return <PastPending bar={bar} error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PastMatrix
        {...{ kind, past, changed, sayNow, isOnlyChanged, view, viewMenu, at, onAt }}
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
