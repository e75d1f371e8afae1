/** A small preference kept in the browser. Storage can be refused (private windows, policies): then it lasts for the visit. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(`motk.${key}`);
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(`motk.${key}`, value);
  } catch {
    // Refused: the preference is kept by whoever asked, until the page closes.
  }
}

/** Forgets all whose key begins so. */
export function forgetStored(start: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(`motk.${start}`)) localStorage.removeItem(key);
  } catch {
    // Refused: nothing was kept.
  }
}
