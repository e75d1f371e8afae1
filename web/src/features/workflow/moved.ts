/** The same ids with one of them at another place. */
export function moved(ids: string[], id: string, to: number): string[] {
  const rest = ids.filter((other) => other !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** Of rows in a new order, those whose place has changed: what is to be written. */
export function newPlaces(
  rows: { id: string; priority: number }[],
  order: string[],
): { id: string; priority: number }[] {
  const before = new Map(rows.map(({ id, priority }) => [id, priority]));
  return order
    .map((id, place) => ({ id, priority: (place + 1) * 10 }))
    .filter(({ id, priority }) => before.get(id) !== priority);
}
