/** A function of rows that works each row out once: a row that changed is another object, one that did not keeps its answer. */
export function remembered<Row extends object, T>(find: (row: Row) => T): (row: Row) => T {
  const found = new WeakMap<Row, T>();
  return (row) => {
    const held = found.get(row);
    if (held !== undefined || found.has(row)) return held as T;
    const fresh = find(row);
    found.set(row, fresh);
    return fresh;
  };
}

/** A function that answers as last time while it is asked the same. */
export function lastAnswer<Asked extends readonly unknown[], T>(find: (...asked: Asked) => T): (...asked: Asked) => T {
  let last: { asked: Asked; answer: T } | null = null;
  return (...asked) => {
    if (last?.asked.every((part, at) => part === asked[at])) return last.answer;
    last = { asked, answer: find(...asked) };
    return last.answer;
  };
}
