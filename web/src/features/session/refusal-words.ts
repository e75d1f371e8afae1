const KNOWN = ["provider-away", "provider-refused", "address-not-verified", "no-account", "step-ended"] as const;

/** The words for why a provider led nowhere: a link chooses among ours, and brings none of its own. */
export function refusalWords(slug: string) {
  const known = KNOWN.find((name) => name === slug);
  return `door.refused.${known ?? ("other" as const)}` as const;
}
