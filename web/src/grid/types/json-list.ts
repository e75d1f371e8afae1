/** A list of texts out of its JSON; null when it is none. */
export function listIn(raw: string): string[] | null {
  try {
    const list: unknown = JSON.parse(raw);
    return Array.isArray(list) && list.every((one) => typeof one === "string") ? list : null;
  } catch {
    return null;
  }
}
