import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { assetsByNameQuery, cast } from "@/api/casting";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import classes from "./Casting.module.css";

const REST_MS = 150;

/** Type some letters of an asset, Enter casts it; the field stays for the next one. */
export function AddToCast({
  rowId,
  cast: held,
  onAdded,
}: {
  rowId: string;
  cast: ReadonlySet<string>;
  onAdded: () => Promise<void>;
}) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const { entity_types } = useProjectContext(projectId);
  const [typed, setTyped] = useState("");
  const [letters] = useDebouncedValue(typed.trim(), REST_MS);
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const { data: found = [] } = useQuery({
    ...assetsByNameQuery(projectId, letters),
    enabled: list.dropdownOpened,
    placeholderData: (before) => before,
  });
  const adding = useMutation({
    mutationFn: (assetId: string) => cast(projectId, rowId, assetId),
    onSuccess: () => {
      setTyped("");
      list.closeDropdown();
      return onAdded();
    },
  });
  const choices = found.filter(({ id }) => id !== rowId && !held.has(id));
  const offered = choices.map(({ id }) => id).join();
  const { dropdownOpened, selectFirstOption } = list;
  // Enter takes the first of what is found, as soon as it is found.
  useEffect(() => {
    if (dropdownOpened && typed !== "") selectFirstOption();
  }, [dropdownOpened, offered, typed, selectFirstOption]);
  return (
    <Combobox store={list} onOptionSubmit={(id) => adding.mutate(id)} withinPortal>
      <Combobox.Target>
        <TextInput
          className={classes.add ?? ""}
          aria-label={t("panel.addToCast")}
          placeholder={t("panel.addToCast")}
          leftSection={<IconPlus size={14} />}
          value={typed}
          error={adding.error && Problem.from(adding.error).message}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            list.openDropdown();
          }}
          onClick={() => list.openDropdown()}
          onBlur={() => list.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t("panel.addToCast")} mah={260} style={{ overflowY: "auto" }}>
          {choices.map(({ id, name, entity_type_id }) => (
            <Combobox.Option key={id} value={id ?? ""}>
              {name}{" "}
              <span className={classes.count}>{entity_types.find((type) => type.id === entity_type_id)?.name}</span>
            </Combobox.Option>
          ))}
          {choices.length === 0 && <Combobox.Empty>{t("panel.noSuchAsset")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
