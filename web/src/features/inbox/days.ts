import type { NotificationOut } from "@/api/schema.gen";

/** One line of the inbox: notifications that one change set brought for one reason stand together. */
export interface Entry {
  id: string;
  rows: [NotificationOut, ...NotificationOut[]];
  isUnread: boolean;
}

export interface Day {
  key: string;
  at: string;
  entries: Entry[];
}

/** Rows as they come, the newest first, by the reader's own days. */
export function byDay(rows: readonly NotificationOut[]): Day[] {
  const days: Day[] = [];
  for (const row of rows) {
    const key = new Date(row.at).toDateString();
    let day = days.at(-1);
    if (day?.key !== key) {
      day = { key, at: row.at, entries: [] };
      days.push(day);
    }
    const last = day.entries.at(-1);
    const first = last?.rows[0];
    if (last && first && belongs(first, row)) {
      last.rows.push(row);
      last.isUnread ||= row.read_at === null;
    } else {
      day.entries.push({ id: row.id, rows: [row], isUnread: row.read_at === null });
    }
  }
  return days;
}

function belongs(first: NotificationOut, row: NotificationOut): boolean {
  const isTalk = first.comment !== null || row.comment !== null;
  return !isTalk && first.change_set_id === row.change_set_id && first.reason === row.reason;
}
