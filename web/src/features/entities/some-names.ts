const SHOWN = 4;

/** "SH010, SH020, SH030 … SH200": which ones, without a wall of names. */
export function someNames(rows: readonly { name: string }[]): string {
  const names = rows.map(({ name }) => name);
  if (names.length <= SHOWN) return names.join(", ");
  return `${names.slice(0, SHOWN - 1).join(", ")} … ${names.at(-1)}`;
}
