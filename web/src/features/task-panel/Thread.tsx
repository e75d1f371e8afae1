import { Button } from "@mantine/core";
import { IconMessage, IconPin } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { threadQuery } from "@/api/comments";
import type { GridTask } from "@/api/grid-copy";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import type { NoteOut, TopNoteOut } from "@/api/schema.gen";
import { useMay } from "@/api/use-project";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { Composer } from "./Composer";
import { answering, useDraftOf } from "./draft";
import { FollowButton } from "./FollowButton";
import { Note } from "./Note";
import classes from "./Thread.module.css";

/** What is said about a task, the newest at the bottom, where one writes. What is pinned stands on top. */
export function Thread({ task, entityId }: { task: GridTask; entityId: string }) {
  const { t } = useTranslation();
  const { projectId, accountId } = useProjectSession();
  const may = useMay(projectId);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    threadQuery(task.id),
  );
  const draft = useDraftOf(accountId, task.id);
  const answer = (note: NoteOut) => draft.set((old) => answering(old, note));
  const shownNotes = useRef<HTMLDivElement>(null);
  const notes = data?.pages.flatMap(({ rows }) => rows).toReversed();
  const pinned = data?.pages[0]?.pinned ?? [];
  const newest = notes?.at(-1);
  const spoken = `${newest?.id} ${newest?.replies.length}`;
  useEffect(() => {
    const linked = /^#note-[0-9a-f-]{36}$/u.test(location.hash) ? document.querySelector(location.hash) : null;
    // Newer browsers answer with a promise, which React would take for the effect's end.
    if (linked) void linked.scrollIntoView({ block: "center" });
    // Only the notes: on a page of many things the others stay where they are.
    else if (shownNotes.current) shownNotes.current.scrollTop = shownNotes.current.scrollHeight;
  }, [spoken]);
  const shown = (note: TopNoteOut) => (
    <div key={note.id} className={classes.talk}>
      <Note note={note} taskId={task.id} onReply={() => answer(note)} />
      {note.replies.length > 0 && (
        <div className={classes.replies}>
          {note.replies.map((reply) => (
            <Note key={reply.id} note={reply} taskId={task.id} onReply={() => answer(note)} />
          ))}
        </div>
      )}
    </div>
  );
  return (
    <div className={classes.thread}>
      <div className={classes.bar}>
        <FollowButton taskId={task.id} entityId={entityId} />
      </div>
      <div ref={shownNotes} className={classes.notes} tabIndex={0} role="log" aria-label={t("drawer.thread")}>
        {notes ? (
          <>
            {pinned.length > 0 && (
              <section className={classes.pinned} aria-label={t("notes.pinned")}>
                <h3 className={classes.pinnedTitle}>
                  <IconPin size={13} /> {t("notes.pinned")}
                </h3>
                {pinned.map((note) => (
                  <Note key={note.id} note={note} taskId={task.id} onReply={() => answer(note)} />
                ))}
              </section>
            )}
            {hasNextPage && (
              <Button
                variant="subtle"
                color="gray"
                fullWidth
                loading={isFetchingNextPage}
                onClick={() => void fetchNextPage()}
              >
                {t("notes.earlier")}
              </Button>
            )}
            {notes.length > 0 ? (
              notes.map(shown)
            ) : (
              <EmptyState icon={<IconMessage size={26} stroke={1.5} />} title={t("drawer.noComments")}>
                {t("drawer.noCommentsText")}
              </EmptyState>
            )}
          </>
        ) : error ? (
          <ErrorState
            title={t("drawer.threadFailed")}
            detail={Problem.from(error).message}
            copyable={Problem.from(error).copyable}
            onRetry={() => void refetch()}
          />
        ) : (
          <LoadingRows rows={3} height={56} />
        )}
      </div>
      {may("comment.create") && <Composer task={task} />}
    </div>
  );
}
