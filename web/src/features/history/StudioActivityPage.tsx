import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { peopleQuery } from "@/api/people-names";
import { ActivityFilters } from "./ActivityFilters";
import classes from "./ActivityPage.module.css";
import { type ActivitySearch, STUDIO_ON } from "./activity-search";
import { Diary } from "./Diary";
import { useMayRevert } from "./use-may-revert";
import { useStudioNames } from "./use-studio-names";

interface Props {
  search: ActivitySearch;
  onSearch: (search: ActivitySearch) => void;
}

/** The diary of all one's projects, and of what the studio keeps beside them: people, lists, templates, doors. */
export function StudioActivityPage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const { data: people = [] } = useQuery(peopleQuery);
  const names = useStudioNames();
  const mayRevert = useMayRevert();
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.bar}>
        <h1 className={classes.title}>{t("activity.ofStudio")}</h1>
        <ActivityFilters accounts={people} on={STUDIO_ON} search={search} onSearch={onSearch} />
      </div>
      <Diary key={JSON.stringify(search)} projectId={null} {...{ names, mayRevert, search, onSearch }} />
    </main>
  );
}
