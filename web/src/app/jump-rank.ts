import { wordsOf } from "@/lib/folded";
import { Best, rank } from "@/lib/rank";
import type { Choice, ChoiceGroup } from "./jump-choice";

const MOST_OF: Readonly<Record<ChoiceGroup, number>> = {
  recent: 6,
  actions: 8,
  pages: 8,
  rows: 8,
  tasks: 8,
  comments: 4,
  people: 6,
  projects: 6,
  everywhere: 8,
};

/** Where one group is asked for by its sign, it may be long. */
const MOST_OF_ONE = 50;

/** In this order groups of the same worth stand. */
const ORDER: readonly ChoiceGroup[] = [
  "recent",
  "actions",
  "pages",
  "rows",
  "tasks",
  "comments",
  "people",
  "projects",
  "everywhere",
];

/** What was chosen a moment ago is worth nearly a step more than its equals. */
const RECENT = 0.4;

export interface Group {
  group: ChoiceGroup;
  choices: Choice[];
}

/**
 * The best of each group, the group with the best of all first. With nothing typed: what was chosen before, then all the rest as it stands.
 */
export function ranked(choices: readonly Choice[], typed: string, recent: readonly string[], isWhole = false): Group[] {
  const words = wordsOf(typed);
  const recency = new Map(recent.map((key, at) => [key, RECENT * (1 - at / recent.length)]));
  const bests = new Map<ChoiceGroup, Best<{ choice: Choice; at: number }>>();
  choices.forEach((choice, at) => {
    const worth = choice.worth ?? rank([choice.name, choice.about, choice.also].filter(Boolean).join(" "), words);
    if (worth === null) return;
    const recentWorth = recency.get(choice.key) ?? 0;
    const group = words.length === 0 && recentWorth > 0 && !isWhole ? "recent" : choice.group;
    const best =
      bests.get(group) ?? new Best(isWhole ? MOST_OF_ONE : MOST_OF[group], (one, other) => one.at - other.at);
    bests.set(group, best);
    best.offer({ choice, at }, worth + recentWorth - (choice.isEnabled === false ? 0.6 : 0));
  });
  return [...bests]
    .map(([group, best]) => ({
      group,
      choices: best.all.map(({ value }) => value.choice),
      top: best.all[0]?.score ?? 0,
    }))
    .toSorted((one, other) =>
      words.length === 0
        ? ORDER.indexOf(one.group) - ORDER.indexOf(other.group)
        : other.top - one.top || ORDER.indexOf(one.group) - ORDER.indexOf(other.group),
    );
}
