import { readStored, writeStored } from "@/lib/stored";
import type { Gesture, Told } from "./edits";

/** One thing that can be taken back, or done again. */
export interface Step {
  group: string;
  order: number;
  /** Of one gesture: one, or several for an enormous one. */
  changeSets: string[];
  told: Told;
  /** Of what never left: it is simply done again. Lasts for the visit. */
  gesture?: Gesture;
}

export interface Stacks {
  undo: Step[];
  redo: Step[];
}

const MOST_STEPS = 100;

export function readStacks(place: string): Stacks {
  try {
    const { undo = [], redo = [] } = JSON.parse(readStored(`undo.${place}`) ?? "{}") as Partial<Stacks>;
    return { undo, redo };
  } catch {
    return { undo: [], redo: [] };
  }
}

export function writeStacks(place: string, { undo, redo }: Stacks): Stacks {
  const stacks = { undo: undo.slice(-MOST_STEPS), redo: redo.slice(-MOST_STEPS) };
  const kept = { ...stacks, redo: stacks.redo.filter(({ gesture }) => !gesture) };
  writeStored(`undo.${place}`, JSON.stringify(kept));
  return stacks;
}
