import { Button, Select } from "@mantine/core";
import { IconInbox } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { inboxQuery, markRead, type Reason } from "@/api/inbox";
import { Problem } from "@/api/problem";
import { diaryDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { byDay, type Entry } from "./days";
import classes from "./InboxPage.module.css";
import { InboxLine } from "./InboxLine";
import type { InboxSearch } from "./inbox-search";
import { REASONS } from "./reasons";
import { useKeptFocus } from "./use-kept-focus";

/** All that one was told, by day. The arrows walk, Enter opens, R marks as read or not. */
export function InboxPage({ search }: { search: InboxSearch }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const page = useRef<HTMLElement>(null);
  const onFocus = useKeptFocus(page);
  const isUnreadOnly = search.show !== "all";
  const reason = search.reason ?? null;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    inboxQuery(isUnreadOnly, reason),
  );
  const marking = useMutation({
    mutationFn: ({ ids, read }: { ids: string[] | null; read: boolean }) => markRead(ids, read),
    onSettled: () => queries.invalidateQueries({ queryKey: ["inbox"] }),
  });
  const mark = ({ rows, isUnread }: Entry) =>
    marking.mutate({ ids: rows.slice(0, 1_000).map(({ id }) => id), read: isUnread });
  const unread = data?.pages[0]?.unread ?? 0;
  const days = byDay(data?.pages.flatMap(({ rows }) => rows) ?? []);
  const look = (next: InboxSearch) => void navigate({ to: "/inbox", search: { ...search, ...next }, replace: true });
  const onKeyDown = (event: KeyboardEvent) => {
    const step =
      event.key === "ArrowDown" || event.key === "j" ? 1 : event.key === "ArrowUp" || event.key === "k" ? -1 : 0;
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const lines = [...(page.current?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];
    const at = lines.findIndex((line) => line === document.activeElement);
    event.preventDefault();
    lines[Math.max(0, Math.min(lines.length - 1, at + step))]?.focus();
  };
  return (
    <main id="content" className={classes.page} ref={page} tabIndex={-1}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <h1 className={classes.title}>{t("inbox.title")}</h1>
          <Link to="/settings/$section" params={{ section: "notifications" }} className={classes.settings ?? ""}>
            {t("inbox.settings")}
          </Link>
        </div>
        <div className={classes.tools}>
          <div className={classes.switch} role="group" aria-label={t("inbox.show")}>
            {(["unread", "all"] as const).map((show) => (
              <Button
                key={show}
                size="compact-sm"
                variant={(show === "all") === isUnreadOnly ? "subtle" : "light"}
                color={(show === "all") === isUnreadOnly ? "gray" : "blue"}
                aria-pressed={(show === "all") !== isUnreadOnly}
                onClick={() => look({ show })}
              >
                {t(`inbox.${show}`)}
              </Button>
            ))}
          </div>
          <Select
            size="xs"
            className={classes.reason ?? ""}
            aria-label={t("inbox.reason")}
            placeholder={t("inbox.anyReason")}
            data={REASONS.map((value) => ({ value, label: t(`inbox.reasons.${value}`) }))}
            value={reason}
            onChange={(next) => look({ reason: (next as Reason | null) ?? undefined })}
            clearable
          />
          <Button
            size="compact-sm"
            variant="default"
            className={classes.all ?? ""}
            disabled={unread === 0 || marking.isPending}
            onClick={() => marking.mutate({ ids: null, read: true })}
          >
            {t("inbox.markAll")}
          </Button>
        </div>
        {marking.error && (
          <p className={classes.problem} role="alert">
            {Problem.from(marking.error).message}
          </p>
        )}
        {error ? (
          <ErrorState
            title={t("inbox.failed")}
            detail={Problem.from(error).message}
            copyable={Problem.from(error).copyable}
            onRetry={() => void refetch()}
          />
        ) : !data ? (
          <LoadingRows rows={6} height={56} />
        ) : days.length === 0 ? (
          <EmptyState
            icon={<IconInbox size={28} stroke={1.5} />}
            title={t(isUnreadOnly ? "inbox.nothingUnread" : "inbox.nothing")}
            action={
              isUnreadOnly && (
                <Button variant="default" onClick={() => look({ show: "all" })}>
                  {t("inbox.showRead")}
                </Button>
              )
            }
          >
            {t("inbox.nothingText")}
          </EmptyState>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
          <div onFocus={onFocus} onKeyDown={onKeyDown}>
            {days.map(({ key, at, entries }) => (
              <section key={key} aria-label={diaryDay(at, locale)}>
                <h2 className={classes.day}>{diaryDay(at, locale)}</h2>
                <ul className={classes.list}>
                  {entries.map((entry) => (
                    <InboxLine
                      key={entry.id}
                      entry={entry}
                      onMark={() => mark(entry)}
                      onOpen={() => entry.isUnread && mark(entry)}
                    />
                  ))}
                </ul>
              </section>
            ))}
            {hasNextPage && (
              <Button
                variant="subtle"
                color="gray"
                fullWidth
                loading={isFetchingNextPage}
                onClick={() => void fetchNextPage()}
              >
                {t("inbox.earlier")}
              </Button>
            )}
          </div>
        )}
      </div>
    </main>
  );
}
