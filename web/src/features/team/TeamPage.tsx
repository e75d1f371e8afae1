import { Button, SegmentedControl } from "@mantine/core";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { type Slot, slotsQuery, workloadQuery } from "@/api/team";
import { useMay, useProjectContext } from "@/api/use-project";
import { useLocale } from "@/lib/i18n/locale";
import { useToday } from "@/lib/today";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { FillDialog } from "./FillDialog";
import { NewSlotsDialog } from "./NewSlotsDialog";
import type { SlotDialog } from "./SlotLine";
import { SlotOwnDialog } from "./SlotOwnDialog";
import { SlotTable } from "./SlotTable";
import type { TeamSearch } from "./team-search";
import classes from "./TeamPage.module.css";
import { TransferDialog } from "./TransferDialog";
import { mondayOf } from "./weeks";
import { WeeksView } from "./WeeksView";

/** A quarter of a year. */
const WEEKS = 13;

interface Props {
  projectId: string;
  search: TeamSearch;
  onSearch: (search: TeamSearch) => void;
}

/** The role slots of the project, the open ones first: they are what somebody must do something about. And how full the weeks are. */
export function TeamPage({ projectId, search, onSearch }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const may = useMay(projectId);
  const { members, departments, accounts } = useProjectContext(projectId);
  const thisMonday = mondayOf(useToday());
  const slots = useQuery(slotsQuery(projectId));
  const canSeeLoad = may("project.workload");
  const now = useQuery({ ...workloadQuery(projectId, thisMonday, WEEKS), enabled: canSeeLoad });
  const from = mondayOf(search.from ?? thisMonday);
  const shown = useQuery({ ...workloadQuery(projectId, from, WEEKS), enabled: canSeeLoad && search.show === "weeks" });
  const [dialog, setDialog] = useState<SlotDialog | { what: "create" } | null>(null);
  const nameOf = (slot: Slot) => members.find(({ id }) => id === slot.id)?.name ?? slot.role;
  const loads = canSeeLoad ? new Map(now.data?.slots.map((load) => [load.member_id, load])) : null;
  const failed = slots.data ? (search.show === "weeks" && !shown.data ? shown : null) : slots;
  /** As it stands by now: what is written goes with its newest rev. */
  const live = (slot: Slot) => slots.data?.find(({ id }) => id === slot.id) ?? slot;
  const close = () => setDialog(null);
  const create = may("member.create_many") && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setDialog({ what: "create" })}>
      {t("team.newSlots")}
    </Button>
  );
  const costs = now.data?.slots.flatMap(({ cost }) => cost ?? []) ?? [];
  const sum = costs.reduce((total, cost) => total + cost, 0).toLocaleString(locale, { maximumFractionDigits: 0 });
  const costless = (slots.data?.length ?? 0) - costs.length;
  const open = slots.data?.filter(({ account_id }) => account_id === null).length ?? 0;
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.bar}>
        <h1 className={classes.title}>{t("team.title")}</h1>
        {open > 0 && <span className={classes.open}>{t("team.openSlots", { count: open })}</span>}
        {costs.length > 0 && (
          <span className={classes.cost} title={t("team.costText")}>
            {t("team.cost", { sum })} {costless > 0 && t("team.costOpen", { count: costless })}
          </span>
        )}
        <span className={classes.space} />
        {canSeeLoad && (
          <SegmentedControl
            size="xs"
            aria-label={t("team.show")}
            data={[
              { value: "slots", label: t("team.slots") },
              { value: "weeks", label: t("team.weeks") },
            ]}
            value={search.show ?? "slots"}
            onChange={(show) => onSearch(show === "weeks" ? { ...search, show } : {})}
          />
        )}
        {slots.data && slots.data.length > 0 && create}
      </div>
      {failed?.error ? (
        <ErrorState
          title={t("team.failed")}
          detail={Problem.from(failed.error).message}
          copyable={Problem.from(failed.error).copyable}
          onRetry={() => void failed.refetch()}
        />
      ) : !slots.data || (search.show === "weeks" && !shown.data) ? (
        <LoadingRows rows={12} height={36} />
      ) : slots.data.length === 0 ? (
        <EmptyState icon={<IconUsers size={26} stroke={1.5} />} title={t("team.empty")} action={create}>
          {t("team.emptyText")}
        </EmptyState>
      ) : search.show === "weeks" && shown.data ? (
        <WeeksView
          {...{ projectId, departments, nameOf, thisMonday }}
          slots={slots.data}
          workload={shown.data}
          onFrom={(day) => onSearch({ show: "weeks", ...(day && { from: day }) })}
        />
      ) : (
        <SlotTable
          {...{ projectId, departments, nameOf, loads, may }}
          slots={slots.data}
          monday={thisMonday}
          onDialog={setDialog}
        />
      )}
      {dialog?.what === "create" && <NewSlotsDialog {...{ projectId, departments }} onClose={close} />}
      {dialog?.what === "fill" && (
        <FillDialog
          slot={live(dialog.slot)}
          slots={slots.data ?? []}
          people={accounts}
          tasks={loads?.get(dialog.slot.id)?.tasks_open ?? 0}
          onClose={close}
        />
      )}
      {dialog?.what === "own" && <SlotOwnDialog {...{ projectId, nameOf }} slot={live(dialog.slot)} onClose={close} />}
      {dialog?.what === "transfer" && (
        <TransferDialog
          {...{ nameOf }}
          slot={live(dialog.slot)}
          slots={slots.data ?? []}
          load={loads?.get(dialog.slot.id)}
          onClose={close}
        />
      )}
    </main>
  );
}
