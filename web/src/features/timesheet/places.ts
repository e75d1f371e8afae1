/** A field of the week: which task, which day, from 0. */
export type Place = readonly [row: number, column: number];

/** Put the hand on a field; says whether there is one that can be written in. */
export function goTo([row, column]: Place): boolean {
  const field = document.querySelector<HTMLInputElement>(`[data-place="${row}.${column}"]:enabled`);
  field?.focus();
  return field !== null;
}

/** The next field that way, over those where nothing can be written. */
export function stepTo(from: Place, [rows, columns]: Place): void {
  let [row, column] = from;
  do {
    row += rows;
    column += columns;
  } while (exists([row, column]) && !goTo([row, column]));
}

/** The field that somebody is in. */
export function placeInHand(): Place | null {
  const written = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.place : undefined;
  const [row, column] = (written ?? "").split(".").map(Number);
  return row === undefined || column === undefined ? null : [row, column];
}

function exists([row, column]: Place): boolean {
  return document.querySelector(`[data-place="${row}.${column}"]`) !== null;
}
