import { Checkbox, Tabs, Textarea, TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/api/kinds";
import { PARENT_KIND } from "@/api/kinds";
import classes from "./CreateDialog.module.css";
import { parseList, seriesPattern } from "./name-list";
import { type NamePattern, parseNames } from "./name-pattern";

const WAYS = ["names", "series", "list"] as const;
type Way = (typeof WAYS)[number];

const ENDS: Readonly<Record<Kind, { first: string; last: string }>> = {
  shot: { first: "SH010", last: "SH200" },
  asset: { first: "Bird01", last: "Bird12" },
  sequence: { first: "SQ010", last: "SQ100" },
  episode: { first: "EP01", last: "EP13" },
  scene: { first: "SC010", last: "SC100" },
  concept: { first: "C01", last: "C20" },
  edit: { first: "R1", last: "R6" },
};

/** What each way holds; going from one to the other loses nothing. */
export interface Typed {
  way: Way;
  names: string;
  first: string;
  last: string;
  step: string;
  list: string;
  /** Sequences that a list names and nobody has made yet are made with it. */
  makesParents: boolean;
}

export const typedNames = ({ names = "", list = "" }: { names?: string; list?: string }): Typed => ({
  ...{ way: list ? "list" : "names", names, first: "", last: "", step: "10", list, makesParents: true },
});

/** What the way that is open comes to. */
export function patternOf({ way, names, first, last, step, list }: Typed, takesParent: boolean): NamePattern {
  if (way === "list") return parseList(list, takesParent);
  return parseNames(way === "names" ? names : seriesPattern(first, last, step), takesParent);
}

interface Props {
  kind: Kind;
  typed: Typed;
  onTyped: (typed: Typed) => void;
  onEnter: (event: KeyboardEvent) => void;
}

/** The names of new rows: typed, as a series between two ends, or a list pasted from elsewhere. */
export function NamesInput({ kind, typed, onTyped, onEnter }: Props) {
  const { t } = useTranslation();
  const set = (more: Partial<Typed>) => onTyped({ ...typed, ...more });
  const parentKind = PARENT_KIND[kind];
  const [started] = useState(typed.way);
  return (
    <Tabs keepMounted={false} value={typed.way} onChange={(way) => set({ way: (way ?? "names") as Way })}>
      <Tabs.List mb="sm" aria-label={t("create.way.title")}>
        {WAYS.map((way) => (
          <Tabs.Tab key={way} value={way}>
            {t(`create.way.${way}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="names">
        <Textarea
          label={t("create.names")}
          description={t(`create.hint.${kind}`)}
          placeholder={t(`create.example.${kind}`)}
          value={typed.names}
          onChange={(event) => set({ names: event.currentTarget.value })}
          onKeyDown={onEnter}
          autosize
          minRows={1}
          maxRows={6}
          required
          data-autofocus={started === "names" || undefined}
        />
      </Tabs.Panel>
      <Tabs.Panel value="series" className={classes.fields}>
        {(["first", "last", "step"] as const).map((end) => (
          <TextInput
            key={end}
            label={t(`create.series.${end}`)}
            placeholder={end === "step" ? "10" : ENDS[kind][end]}
            inputMode={end === "step" ? "numeric" : "text"}
            value={typed[end]}
            onChange={(event) => set({ [end]: event.currentTarget.value })}
            onKeyDown={onEnter}
            size="sm"
          />
        ))}
      </Tabs.Panel>
      <Tabs.Panel value="list">
        <Textarea
          label={t("create.list")}
          description={t(parentKind && kind !== "asset" ? `create.listHint.${parentKind}` : "create.listHint.none")}
          value={typed.list}
          onChange={(event) => set({ list: event.currentTarget.value })}
          data-autofocus={started === "list" || undefined}
          autosize
          minRows={5}
          maxRows={12}
        />
        {parentKind && kind !== "asset" && (
          <Checkbox
            mt="xs"
            label={t(`create.makesParents.${parentKind}`)}
            checked={typed.makesParents}
            onChange={(event) => set({ makesParents: event.currentTarget.checked })}
          />
        )}
      </Tabs.Panel>
    </Tabs>
  );
}
