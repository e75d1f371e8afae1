import { Button, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { natural } from "@/lib/natural";
import { SearchField } from "@/ui/SearchField";
import classes from "./ActivityPage.module.css";
import { type ActivitySearch, isFiltered, type On, WHAT, WHEN } from "./activity-search";

/** Mantine's smallest letters are too small for a list to read. */
const OPTION = { option: { fontSize: 12 } };

interface Props {
  /** Whose doings can be asked for, and on what. */
  accounts: readonly { id: string; display_name: string }[];
  on: readonly On[];
  search: ActivitySearch;
  onSearch: (search: ActivitySearch) => void;
}

/** Who, what, on what, when, and a word of it. */
export function ActivityFilters({ accounts, on, search, onSearch }: Props) {
  const { t } = useTranslation();
  const people = accounts
    .map(({ id, display_name }) => ({ value: id, label: display_name }))
    .toSorted((one, other) => natural(one.label, other.label));
  const choices = <K extends string>(keys: readonly K[], word: (key: K) => string) =>
    keys.map((value) => ({ value, label: word(value) }));
  const pick = (name: keyof ActivitySearch, value: string | null) => {
    const { [name]: _old, ...rest } = search;
    onSearch({ ...rest, ...(value && { [name]: value }) } as ActivitySearch);
  };
  const select = (
    name: "who" | "what" | "on" | "when",
    label: string,
    options: { value: string; label: string }[],
    isSearchable = false,
  ) => (
    <Select
      className={classes.filter}
      size="xs"
      styles={OPTION}
      aria-label={label}
      placeholder={label}
      data={options}
      value={search[name] ?? null}
      onChange={(value) => pick(name, value)}
      searchable={isSearchable}
      clearable
      clearButtonProps={{ "aria-label": t("activity.clearOne", { filter: label }) }}
      nothingFoundMessage={t("activity.nobody")}
      comboboxProps={{ width: 200, position: "bottom-start" }}
    />
  );
  return (
    <div className={classes.filters} role="search" aria-label={t("activity.filters")}>
      {select("who", t("activity.who"), people, true)}
      {select(
        "what",
        t("activity.what"),
        choices(Object.keys(WHAT) as (keyof typeof WHAT)[], (key) => t(`activity.whats.${key}`)),
      )}
      {select(
        "on",
        t("activity.on"),
        choices(on, (key) => t(`activity.nouns.${key}`)),
      )}
      {select(
        "when",
        t("activity.when"),
        choices(WHEN, (key) => t(`activity.whens.${key}`)),
      )}
      {search.when === "custom" &&
        (["from", "to"] as const).map((end) => (
          <TextInput
            key={end}
            className={classes.day}
            size="xs"
            type="date"
            aria-label={t(`activity.${end}`)}
            value={search[end] ?? ""}
            onChange={(event) => pick(end, event.currentTarget.value)}
          />
        ))}
      <SearchField
        className={classes.words}
        label={t("activity.words")}
        value={search.q ?? ""}
        onChange={(text) => pick("q", text)}
      />
      {isFiltered(search) && (
        <Button variant="subtle" color="gray" onClick={() => onSearch({})}>
          {t("activity.clear")}
        </Button>
      )}
    </div>
  );
}
