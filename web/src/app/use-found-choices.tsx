import { IconChecklist, IconFileText, IconMessage, IconSearch, IconUser } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { contextQuery } from "@/api/context";
import type { FoundRow } from "@/api/schema.gen";
import type { Kind } from "@/api/kinds";
import { addressOf, type FoundKind, searchQuery } from "@/api/search";
import { usePeopleHrefs } from "@/api/tasks-of";
import { wordsOf } from "@/lib/folded";
import { rank } from "@/lib/rank";
import type { Choice, ChoiceGroup, Mode } from "./jump-choice";
import { useSettled } from "./use-settled";

const ICON = 15;
const MOST = 24;

/** One letter begins too much to be asked of the whole studio. */
const FEWEST_LETTERS = 2;

/** What the server finds otherwise than by the letters as they stand, in its order, below what has them. */
const BY_OTHER_WORDS = 1.5;
/** Never above what the open pages know by the same letters. */
const ELSEWHERE = 0.1;
const LAST = 0.01;

type Told = Exclude<FoundKind, "project">;
const GROUP: Readonly<Record<Told, ChoiceGroup>> = {
  ...{ entity: "rows", task: "tasks", comment: "comments", account: "people" },
};
const ICON_OF = { entity: IconFileText, task: IconChecklist, comment: IconMessage, account: IconUser } as const;

/** Which kind is asked for alone. */
const ONLY: Readonly<Partial<Record<Mode, FoundKind>>> = { tasks: "task", people: "account" };

function isTold(kind: FoundRow["kind"]): kind is Told {
  return kind in GROUP;
}

interface FoundChoices {
  choices: Choice[];
  /** The server has not answered to all of what is typed. */
  isAsking: boolean;
}

/** What all the projects together have of what is typed, but for what is `known` already; and the way to the page of it. */
export function useFoundChoices(mode: Mode, typed: string, known: ReadonlySet<string>): FoundChoices {
  const { t } = useTranslation();
  const router = useRouter();
  const { projectId } = useParams({ strict: false });
  const said = typed.trim();
  const only = ONLY[mode];
  const isAsked = (mode === "all" || only !== undefined) && said.length >= FEWEST_LETTERS;
  const settled = useSettled(isAsked ? said : "");
  const { data, isFetching } = useQuery(searchQuery({ q: settled, ...(only && { kind: only }) }, MOST));
  const { data: context } = useQuery({ ...contextQuery(projectId ?? ""), enabled: projectId !== undefined });
  // Who is in the project is offered as such already.
  const here = new Set(context?.members.flatMap(({ account_id, archived }) => (archived ? [] : [account_id])));
  const others = (data?.rows ?? []).filter(({ kind, id }) => kind === "account" && !here.has(id)).map(({ id }) => id);
  const personHref = usePeopleHrefs(others, projectId);
  if (!isAsked) return { choices: [], isAsking: false };
  const isAsking = settled !== said || isFetching;
  const words = wordsOf(said);
  const hits = (settled === "" ? [] : (data?.rows ?? [])).flatMap((row, place): Choice[] => {
    const { kind } = row;
    if (kind === "account" && here.has(row.id)) return [];
    const address = kind === "account" ? personHref(row.id) : addressOf(row);
    const key = `${kind === "entity" ? "row" : kind} ${row.id}`;
    if (address === null || !isTold(kind) || known.has(key)) return [];
    const Icon = ICON_OF[kind];
    const isHere = row.project_id === projectId;
    const name = row.text ?? row.title;
    const where = [isHere ? null : row.project, ...row.where, row.text === null ? null : row.title].filter(Boolean);
    const what =
      kind === "account" ? t("search.one.account") : t(`search.entity.${(row.entity_kind ?? "shot") as Kind}`);
    const about = where.join(" / ") || what;
    const worth = kind === "comment" ? 1 : (rank(`${name} ${about}`, words) ?? BY_OTHER_WORDS);
    return [
      {
        key,
        group: GROUP[kind],
        name,
        about,
        icon: <Icon size={ICON} />,
        isFound: true,
        worth: worth - (isHere ? 0 : ELSEWHERE) - place * LAST,
        go: () => void router.navigate({ href: address }),
      },
    ];
  });
  if (mode !== "all") return { choices: hits, isAsking };
  const everywhere: Choice = {
    key: "search page",
    group: "everywhere",
    name: t("search.everywhere", { text: said }),
    icon: <IconSearch size={ICON} />,
    isFound: true,
    worth: 0,
    go: () => void router.navigate({ to: "/search", search: { q: said } }),
  };
  return { choices: [...hits, everywhere], isAsking };
}
