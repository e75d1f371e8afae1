/** Where to go after signing in: an address of ours only, never one of another site that a link may have smuggled in. */
export function insideOnly(next: string | undefined): string {
  if (!next?.startsWith("/")) return "/";
  const address = new URL(next, location.origin);
  return address.origin === location.origin ? address.pathname + address.search + address.hash : "/";
}

/** What the door must know to lead back to an address; nothing for the front page: whoever comes there is led to their own. */
export function comingBackTo(href: string): { next?: string } {
  return href === "/" ? {} : { next: href };
}
