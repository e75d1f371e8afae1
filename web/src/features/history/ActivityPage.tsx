import { useTranslation } from "react-i18next";
import { ActivityFilters } from "./ActivityFilters";
import classes from "./ActivityPage.module.css";
import type { ActivitySearch } from "./activity-search";
import { Diary } from "./Diary";
import { DiaryExport } from "./DiaryExport";

interface Props {
  projectId: string;
  search: ActivitySearch;
  onSearch: (search: ActivitySearch) => void;
}

/** The production diary: what everybody did, by day, each with its changes and the way back. */
export function ActivityPage({ projectId, search, onSearch }: Props) {
  const { t } = useTranslation();
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.bar}>
        <h1 className={classes.title}>{t("activity.title")}</h1>
        <ActivityFilters projectId={projectId} search={search} onSearch={onSearch} />
        <DiaryExport projectId={projectId} search={search} />
      </div>
      <Diary key={JSON.stringify(search)} projectId={projectId} search={search} onSearch={onSearch} />
    </main>
  );
}
