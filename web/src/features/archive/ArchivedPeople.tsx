import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { archivedAccountsQuery, refreshPeople } from "@/api/people";
import { useMay } from "@/api/use-project";
import { ArchivedFold } from "./ArchivedFold";

/** The people who were taken off the studio's list. */
export function ArchivedPeople() {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const { data: accounts = [] } = useQuery(archivedAccountsQuery);
  const rows = accounts.map(({ id, display_name, archived_at }) => ({
    id,
    name: display_name,
    archivedAt: archived_at,
  }));
  const title = t("archive.people", { count: rows.length });
  return <ArchivedFold noun="account" {...{ title, rows, may }} settle={() => refreshPeople(queries)} />;
}
