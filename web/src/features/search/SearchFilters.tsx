import { Checkbox, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { peopleQuery } from "@/api/people-names";
import { projectsQuery } from "@/api/projects";
import type { SearchAsked } from "@/api/search";
import classes from "./SearchPage.module.css";

interface Props {
  search: SearchAsked;
  onSearch: (search: SearchAsked) => void;
}

/** Where it is looked for, and of whom. */
export function SearchFilters({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const { data: projects = [] } = useQuery(projectsQuery);
  const { data: people = [] } = useQuery(peopleQuery);
  const choice = (name: "project" | "person", rows: readonly { id: string; name: string }[]) => (
    <Select
      className={classes.filter}
      size="xs"
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("search.clear", { filter: t(`search.${name}`) }) }}
      styles={{ option: { fontSize: 12 } }}
      aria-label={t(`search.${name}`)}
      placeholder={t(`search.${name}`)}
      nothingFoundMessage={t("search.noChoice")}
      data={rows.map(({ id, name: label }) => ({ value: id, label }))}
      value={search[name] ?? null}
      onChange={(value) => {
        const { [name]: _old, ...others } = search;
        onSearch({ ...others, ...(value && { [name]: value }) });
      }}
    />
  );
  return (
    <>
      {choice("project", projects)}
      {choice(
        "person",
        people.map(({ id, display_name }) => ({ id, name: display_name })),
      )}
      <Checkbox
        size="xs"
        label={t("search.archived")}
        checked={search.archived === true}
        onChange={(event) => {
          const { archived: _old, ...others } = search;
          onSearch({ ...others, ...(event.currentTarget.checked && { archived: true }) });
        }}
      />
    </>
  );
}
