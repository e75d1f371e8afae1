/** Domains as they are typed, one beside the other, as the server takes them. */
export function domainsOf(typed: string): string[] {
  const named = typed
    .toLowerCase()
    .split(/[\s,;]+/u)
    .map((domain) => domain.replace(/^@/u, ""));
  return [...new Set(named)].filter(Boolean);
}
