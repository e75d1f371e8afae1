import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { linkedQuery } from "@/api/linkable";
import { searchQuery } from "@/api/search";
import type { Choice } from "@/lib/choice";

const REST_MS = 150;
const MOST = 20;

interface Props {
  /** Null: any of the studio's. */
  projectId: string | null;
  label: string;
  value: string | null;
  /** Some that are offered before anything is typed. */
  near: readonly Choice[];
  disabled: boolean;
  error: string | undefined;
  onChange: (id: string | null) => void;
}

/** One of all shots, assets, sequences: found by some letters, however many there are, and called with its place. */
export function EntityPicker({ projectId, label, value, near, disabled, error, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const isNear = near.some(({ id }) => id === value);
  const { data: held = [], isPending } = useQuery(linkedQuery(value === null || isNear ? [] : [value]));
  const chosen =
    [...near, ...held].find(({ id }) => id === value) ?? unknown(value, isPending ? "…" : t("ownFields.outOfSight"));
  const isAsked = typed.trim() !== "" && !(chosen && typed === wholeLabel(chosen));
  const [letters] = useDebouncedValue(isAsked ? typed.trim() : "", REST_MS);
  const asked = { q: letters, kind: "entity" as const, ...(projectId && { project: projectId }) };
  const { data: found, isFetching } = useQuery(searchQuery(asked, MOST));
  const hits = (found?.rows ?? []).map(({ id, title, where }) => ({ value: id, label: [...where, title].join(" ") }));
  const offered = near.slice(0, MOST).map((choice) => ({ value: choice.id, label: wholeLabel(choice) }));
  const listed = (isAsked ? hits : offered).filter((hit) => hit.value !== chosen?.id);
  return (
    <Select
      {...{ label, error, disabled }}
      data={chosen ? [{ value: chosen.id, label: wholeLabel(chosen) }, ...listed] : listed}
      // What was found is what was meant, however it is spelled; what is chosen is offered again only while nothing is looked for.
      filter={({ options }) => (isAsked ? options.filter((one) => !("value" in one) || one.value !== value) : options)}
      nothingFoundMessage={t(isFetching || letters !== typed.trim() ? "ownFields.searching" : "ownFields.noneCalled")}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={onChange}
      searchable
      clearable
    />
  );
}

function wholeLabel({ name, note }: Choice): string {
  return note ? `${note} ${name}` : name;
}

/** A link to what is gone, or out of one's sight, is not shown as none. */
function unknown(id: string | null, name: string): Choice | undefined {
  return id === null ? undefined : { id, name };
}
