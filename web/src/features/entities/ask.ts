import { useState } from "react";
import type { Gesture } from "@/api/edits";
import type { Edits } from "@/api/edits-queue";
import type { Problem } from "@/api/problem";

/** A dialog's gesture: it closes when the gesture is taken, and stays with what was typed when it is refused. */
export function useAsk(edits: Edits, onDone: () => void) {
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = async (gesture: Gesture) => {
    setIsAsking(true);
    const outcome = await edits.ask(gesture);
    setIsAsking(false);
    if (outcome.state === "failed") setProblem(outcome.problem);
    else onDone();
  };
  return { ask: (gesture: Gesture) => void ask(gesture), isAsking, problem };
}
