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
import { useLinkedNote } from "./use-linked-note";

/** How many pixels from the end still count as there. */
const AT_END = 40;

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
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const notes = data?.pages.flatMap(({ rows }) => rows).toReversed();
  const pinned = data?.pages[0]?.pinned ?? [];
  const newest = notes?.at(-1);
  const isOwn = newest?.author.id === accountId;
  const spoken = `${newest?.id} ${newest?.replies.length}`;
  useEffect(() => {
    // Only the notes: on a page of many things the others stay where they are. Whoever reads what was said before is left there.
    if (list.current && (isAtEnd.current || isOwn)) list.current.scrollTop = list.current.scrollHeight;
  }, [spoken, isOwn]);
  const { linked, isGone } = useLinkedNote(list, {
    ids: notes
      ? new Set([...pinned, ...notes].flatMap(({ id, replies }) => [id, ...replies.map((one) => one.id)]))
      : null,
    pages: data?.pages.length ?? 0,
    hasMore: hasNextPage,
    loadMore: fetchNextPage,
  });
  const shown = (note: TopNoteOut) => (
    <div key={note.id} className={classes.talk}>
      <Note note={note} taskId={task.id} isLinked={note.id === linked} onReply={() => answer(note)} />
      {note.replies.length > 0 && (
        <div className={classes.replies}>
          {note.replies.map((reply) => (
            <Note
              key={reply.id}
              note={reply}
              taskId={task.id}
              isLinked={reply.id === linked}
              onReply={() => answer(note)}
            />
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
      <div
        ref={list}
        className={classes.notes}
        tabIndex={0}
        role="log"
        aria-label={t("drawer.thread")}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < AT_END;
        }}
      >
        {notes ? (
          <>
            {pinned.length > 0 && (
              <section className={classes.pinned} aria-label={t("notes.pinned")}>
                <h3 className={classes.pinnedTitle}>
                  <IconPin size={13} /> {t("notes.pinned")}
                </h3>
                {pinned.map((note) => (
                  <Note
                    key={note.id}
                    note={note}
                    taskId={task.id}
                    isLinked={note.id === linked}
                    onReply={() => answer(note)}
                  />
                ))}
              </section>
            )}
            {isGone && (
              <p className={classes.linkGone} role="status">
                {t("notes.linkGone")}
              </p>
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
