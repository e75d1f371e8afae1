/** Tab-separated text as spreadsheets put it on the clipboard: a field with a tab, a line break or a quote in it stands in quotes. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((fields) => fields.map(quoted).join("\t"));
  // One row alone has no line break after it: pasted into a text field it is just its words.
  return lines.length > 1 ? `${lines.join("\n")}\n` : (lines[0] ?? "");
}

function quoted(field: string): string {
  return /[\t\n\r]|^"/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Reads what spreadsheets and editors write: CRLF or LF, quoted fields with line breaks in them, one line break after the last row. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const [field, end] = readField(text, at);
    rows.at(-1)?.push(field);
    if (end >= text.length) return rows;
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    if (text[end] === "\t") continue;
    if (at >= text.length) return rows;
    rows.push([]);
  }
}

/** One field and where it ends. What only begins with a quote ("Bob" said) is no quoted field, and stays as it is. */
function readField(text: string, at: number): [string, number] {
  if (text[at] === '"') {
    let close = text.indexOf('"', at + 1);
    while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    const after = text[close + 1];
    if (close !== -1 && (after === undefined || after === "\t" || after === "\n" || after === "\r"))
      return [text.slice(at + 1, close).replaceAll('""', '"'), close + 1];
  }
  const rest = text.slice(at).search(/[\t\n\r]/);
  const end = rest === -1 ? text.length : at + rest;
  return [text.slice(at, end), end];
}
