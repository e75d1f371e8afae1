import { useTranslation } from "react-i18next";
import { useProjectContext } from "@/api/use-project";
import { ActivityFilters } from "./ActivityFilters";
import classes from "./ActivityPage.module.css";
import { type ActivitySearch, ON } from "./activity-search";
import { Diary } from "./Diary";
import { DiaryExport } from "./DiaryExport";
import { useMayRevert } from "./use-may-revert";
import { useNames } from "./use-names";

interface Props {
  projectId: string;
  search: ActivitySearch;
  onSearch: (search: ActivitySearch) => void;
}

/** The production diary: what everybody did, by day, each with its changes and the way back. */
export function ActivityPage({ projectId, search, onSearch }: Props) {
  const { t } = useTranslation();
  const { accounts } = useProjectContext(projectId);
  const names = useNames(projectId);
  const mayRevert = useMayRevert(projectId);
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.bar}>
        <h1 className={classes.title}>{t("activity.title")}</h1>
        <ActivityFilters accounts={accounts} on={ON} search={search} onSearch={onSearch} />
        <DiaryExport projectId={projectId} search={search} />
      </div>
      <Diary key={JSON.stringify(search)} {...{ projectId, names, mayRevert, search, onSearch }} />
    </main>
  );
}
