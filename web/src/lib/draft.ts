import { differing, isSame } from "./differing";

/** What was typed over fields of a row, and what each of them held then. */
export type Draft<T> = { readonly [K in keyof T]?: { typed: T[K]; over: T[K] } };

/** With more typed. What is typed back to what the row holds is no draft any more. */
export function typedOver<T extends object>(draft: Draft<T>, now: T, typed: Partial<T>): Draft<T> {
  const names = Object.keys(typed) as (keyof T)[];
  const more = names.map((name) => {
    const over = draft[name] ? draft[name].over : now[name];
    return [name, isSame(typed[name], now[name]) ? undefined : { typed: typed[name], over }];
  });
  return { ...draft, ...Object.fromEntries(more) };
}

/** What a form shows: what was typed, and of the rest the newest. */
export function withDraft<T extends object>(draft: Draft<T>, now: T): T {
  const names = (Object.keys(draft) as (keyof T)[]).filter((name) => draft[name]);
  return { ...now, ...Object.fromEntries(names.map((name) => [name, draft[name]?.typed])) };
}

/** What somebody else wrote where one has typed, and not the same. */
export function overtaken<T extends object>(draft: Draft<T>, now: T): Partial<T> {
  const names = (Object.keys(draft) as (keyof T)[]).filter((name) => {
    const one = draft[name];
    return one && !isSame(one.over, now[name]) && !isSame(one.typed, now[name]);
  });
  return Object.fromEntries(names.map((name) => [name, now[name]])) as Partial<T>;
}

/** Without what has been saved; what was typed on meanwhile stays. */
export function settled<T extends object>(draft: Draft<T>, saved: Partial<T>): Draft<T> {
  const names = (Object.keys(draft) as (keyof T)[]).filter(
    (name) => !(name in saved && isSame(draft[name]?.typed, saved[name])),
  );
  return Object.fromEntries(names.map((name) => [name, draft[name]])) as Draft<T>;
}

/** What there is to save. */
export function unsaved<T extends object>(draft: Draft<T>, now: T): Partial<T> {
  return differing(now, withDraft(draft, now));
}
