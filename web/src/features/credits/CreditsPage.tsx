import { Button, Menu } from "@mantine/core";
import { IconDownload, IconId, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Credits, creditsFile, creditsQuery } from "@/api/credits";
import { Problem } from "@/api/problem";
import { useMay } from "@/api/use-project";
import { uuid7 } from "@/lib/uuid";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import classes from "./CreditsPage.module.css";
import { newLine } from "./draft";
import { LineList } from "./LineList";
import { Roll } from "./Roll";
import { useArrangement } from "./use-arrangement";

/** Who is named at the end: made from the slots and what they did, put in order by hand, beside it the roll as it will be read. */
export function CreditsPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(creditsQuery(projectId));
  if (data) return <Arranging projectId={projectId} credits={data} />;
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.bar}>
        <h1 className={classes.title}>{t("credits.title")}</h1>
      </div>
      {error ? (
        <ErrorState
          title={t("credits.failed")}
          detail={Problem.from(error).message}
          copyable={Problem.from(error).copyable}
          onRetry={() => void refetch()}
        />
      ) : (
        <LoadingRows rows={12} height={32} />
      )}
    </main>
  );
}

function Arranging({ projectId, credits }: { projectId: string; credits: Credits }) {
  const { t } = useTranslation();
  const may = useMay(projectId);
  const { lines, arrange, draft, isBusy, problem, again, giveUp } = useArrangement(projectId, credits);
  const canArrange = may("credits.arrange");
  const add = () => {
    const key = uuid7();
    draft((all) => [...all, newLine(key, all.at(-1)?.section ?? null)]);
  };
  const addButton = canArrange && (
    <Button variant="default" leftSection={<IconPlus size={15} />} onClick={add}>
      {t("credits.add")}
    </Button>
  );
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.bar}>
        <h1 className={classes.title}>{t("credits.title")}</h1>
        <span className={classes.saving} role="status">
          {isBusy && t("credits.saving")}
        </span>
        <span className={classes.space} />
        {lines.length > 0 && addButton}
        {may("credits.export") && lines.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" leftSection={<IconDownload size={15} />}>
                {t("credits.export")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item component="a" href={creditsFile(projectId, "txt")} download>
                {t("credits.text")}
              </Menu.Item>
              <Menu.Item component="a" href={creditsFile(projectId, "csv")} download>
                {t("credits.csv")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {problem && (
        <div className={classes.refusal} role="alert">
          <span>
            {t("credits.unsaved")} {problem.slug === "unreachable" ? t("state.unreachable") : problem.message}
          </span>
          <Button variant="default" size="compact-xs" loading={isBusy} onClick={again}>
            {t("state.retry")}
          </Button>
          <Button variant="subtle" size="compact-xs" onClick={giveUp}>
            {t("bar.discard")}
          </Button>
        </div>
      )}
      {lines.length === 0 ? (
        <EmptyState icon={<IconId size={26} stroke={1.5} />} title={t("credits.empty")} action={addButton}>
          {t("credits.emptyText")}
        </EmptyState>
      ) : (
        <div className={classes.columns}>
          <LineList {...{ projectId, lines, canArrange }} onArrange={arrange} onDraft={draft} />
          <Roll title={credits.title} lines={lines} />
        </div>
      )}
    </main>
  );
}
