const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const SYSTEMS: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** "Firefox, Linux" from a user agent: enough to recognise one's own machines. */
export function browserName(agent: string): string {
  const first = (known: [RegExp, string][]) => known.find(([pattern]) => pattern.test(agent))?.[1];
  return [first(BROWSERS) ?? (agent.split("/")[0] || "–"), first(SYSTEMS)].filter(Boolean).join(", ");
}
