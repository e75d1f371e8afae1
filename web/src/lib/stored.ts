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
