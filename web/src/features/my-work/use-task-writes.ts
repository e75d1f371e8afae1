import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { postComment } from "@/api/comments";
import { moveTask, refreshMyWork } from "@/api/my-work";
import { Problem } from "@/api/problem";
import type { MyStatus, MyTask } from "@/api/schema.gen";
import { logTime, refreshTime } from "@/api/time";
import { type Attempt, attemptOf } from "@/lib/attempt";

/** Begins a task: it goes to the status that means work. */
export function useStart() {
  const queries = useQueryClient();
  const starting = useMutation({
    mutationFn: ({ task, status }: { task: MyTask; status: MyStatus }) => moveTask(task, status.id),
    onSettled: () => refreshMyWork(queries),
  });
  return { start: starting.mutate, isBusy: starting.isPending, problem: problemOf(starting.error) };
}

/** Shows a task: one note that moves it on, said once however often it is sent. */
export function useSubmit(task: MyTask, status: MyStatus, onDone: () => void) {
  const queries = useQueryClient();
  const attempt = useRef<Attempt | null>(null);
  const sending = useMutation({
    mutationFn: (text: string) => {
      const body = { task_id: task.id, text, task_status_id: status.id };
      attempt.current = attemptOf(body, attempt.current);
      return postComment(body, attempt.current.key);
    },
    onSuccess: async () => {
      await Promise.all([refreshMyWork(queries), queries.invalidateQueries({ queryKey: ["thread", task.id] })]);
      onDone();
    },
    onError: (error) => {
      if (!Problem.from(error).isPassing) attempt.current = null;
    },
  });
  return { submit: sending.mutate, isBusy: sending.isPending, problem: problemOf(sending.error) };
}

/** Says how long one has worked on a task today. */
export function useLogToday(task: MyTask, today: string, accountId: string) {
  const queries = useQueryClient();
  const logging = useMutation({
    mutationFn: (minutes: number) => logTime({ task_id: task.id, on_date: today, minutes }, accountId),
    onSettled: () => Promise.all([refreshMyWork(queries), refreshTime(queries)]),
  });
  const { mutate: log, reset: giveUp, isPending: isBusy, error } = logging;
  return { log, giveUp, isBusy, problem: problemOf(error) };
}

function problemOf(error: unknown): Problem | null {
  return error ? Problem.from(error) : null;
}
