/** What a bot's account is called: "Prévis farm" is known as "previs-farm". */
export function botAccountName(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 64) || "bot"
  );
}
