import { Button, SegmentedControl } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { overviewQuery } from "@/api/overview";
import { Problem } from "@/api/problem";
import type { Overview } from "@/api/schema.gen";
import { useMay } from "@/api/use-project";
import { useToday } from "@/lib/today";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { BurnUp } from "./BurnUp";
import { Figures } from "./Figures";
import { LateTasks, Milestones, OpenSlots } from "./Lists";
import { Matrix } from "./Matrix";
import type { OverviewSearch } from "./overview-search";
import classes from "./OverviewPage.module.css";
import { Recent } from "./Recent";
import { SpentTables } from "./SpentTables";
import { usePlainLinks } from "./use-plain-links";
import { WeeksTable } from "./WeeksTable";

interface Props {
  projectId: string;
  search: OverviewSearch;
  onSearch: (search: OverviewSearch) => void;
}

/** How the project stands; every number leads to the tasks it counts. */
export function OverviewPage({ projectId, search, onSearch }: Props) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, refetch } = useQuery(overviewQuery(projectId, today));
  const links = usePlainLinks<HTMLElement>();
  return (
    <main className={classes.page} id="content" tabIndex={-1} ref={links}>
      <div className={classes.inner}>
        <h1 className={classes.title}>{t("overview.title")}</h1>
        {data ? (
          data.totals.total === 0 ? (
            <div className={classes.pair} data-lone={!hasPlan(data) || undefined}>
              <EmptyState
                icon={<IconChartBar size={26} stroke={1.5} />}
                title={t("overview.empty")}
                action={
                  <Button component={Link} to={`/projects/${projectId}/shots`} variant="default">
                    {t("nav.shots")}
                  </Button>
                }
              >
                {t("overview.emptyText")}
              </EmptyState>
              <Plan projectId={projectId} overview={data} />
            </div>
          ) : (
            <Standing {...{ projectId, search, onSearch }} overview={data} />
          )
        ) : error ? (
          <ErrorState
            title={t("overview.failed")}
            detail={Problem.from(error).message}
            copyable={Problem.from(error).copyable}
            onRetry={() => void refetch()}
          />
        ) : (
          <LoadingRows rows={12} height={36} />
        )}
      </div>
    </main>
  );
}

/** Clients learn neither. */
function hasPlan({ milestones, open_slots }: Overview): boolean {
  return milestones !== null || open_slots !== null;
}

/** What there is before any task: dates to meet, and slots to fill. */
function Plan({ projectId, overview }: { projectId: string; overview: Overview }) {
  if (!hasPlan(overview)) return null;
  return (
    <div className={classes.stack}>
      <Milestones {...{ projectId, overview }} />
      <OpenSlots {...{ projectId, overview }} />
    </div>
  );
}

function Standing({ projectId, search, onSearch, overview }: Props & { overview: Overview }) {
  const { t } = useTranslation();
  const may = useMay(projectId);
  const showsRetakes = search.show === "retakes";
  return (
    <>
      <Figures projectId={projectId} totals={overview.totals} />
      <div className={classes.pair} data-lone={!hasPlan(overview) || undefined}>
        <section aria-labelledby="overview-burn-up">
          <h2 className={classes.section} id="overview-burn-up">
            {t("overview.burnUp")}
          </h2>
          <BurnUp weeks={overview.weeks} today={overview.today} />
          <WeeksTable projectId={projectId} weeks={overview.weeks} />
        </section>
        <Plan projectId={projectId} overview={overview} />
      </div>
      <section aria-labelledby="overview-progress">
        <div className={classes.bar}>
          <h2 className={classes.section} id="overview-progress">
            {t("overview.progress")}
          </h2>
          <SegmentedControl
            size="xs"
            aria-label={t("overview.show")}
            data={[
              { value: "done", label: t("overview.lines.done") },
              { value: "retakes", label: t("overview.lines.retakes") },
            ]}
            value={showsRetakes ? "retakes" : "done"}
            onChange={(show) => onSearch(show === "retakes" ? { show } : {})}
          />
        </div>
        {overview.parts.map((part) => (
          <Matrix key={part.kind} {...{ projectId, part, overview, showsRetakes }} />
        ))}
      </section>
      {may("time_entry.spent") && <SpentTables projectId={projectId} />}
      <div className={classes.pair} data-even>
        <LateTasks {...{ projectId, overview }} />
        {may("project.feed") && <Recent projectId={projectId} />}
      </div>
    </>
  );
}
