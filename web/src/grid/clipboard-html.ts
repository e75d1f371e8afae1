import type { CopiedCell } from "./copied";

/**
 * A table that other programs read with its types. Nothing is changed on the way: text that looks like a formula, a number or a date is
 * marked as text in each program's own way (Excel: mso-number-format, LibreOffice: sdnum, Google Sheets: data-sheets-value), and is
 * therefore neither calculated nor converted. For our own cells the ids stand beside the names.
 */
export function writeHtml(rows: readonly (readonly CopiedCell[])[]): string {
  const body = rows.map((cells) => `<tr>${cells.map(tableCell).join("")}</tr>`).join("\n");
  return (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>' +
    `<table data-motk="1">\n${body}\n</table></body></html>`
  );
}

function tableCell(cell: CopiedCell): string {
  const { text, type, raw } = cell;
  const attributes = {
    ...foreignMarks(cell),
    "data-motk-type": type,
    ...(raw === undefined ? {} : { "data-motk": raw }),
    ...(losesInHtml(text) ? { "data-motk-text": text } : {}),
  };
  const marks = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<td${marks.join("")}>${words(text)}</td>`;
}

const ENGLISH = "1033;0;";

function foreignMarks({ text, is, number }: CopiedCell): Record<string, string> {
  if (is === "number" && number !== undefined)
    return { "x:num": String(number), sdval: String(number), sdnum: "1033;", ...sheets({ 1: 3, 3: number }) };
  if (is === "day" && number !== undefined)
    return {
      style: 'mso-number-format:"yyyy\\-mm\\-dd"',
      "x:num": String(number),
      sdval: String(number),
      sdnum: `${ENGLISH}YYYY-MM-DD`,
      "data-sheets-numberformat": JSON.stringify({ 1: 5, 2: "yyyy-mm-dd" }),
      ...sheets({ 1: 3, 3: number }),
    };
  return {
    style: 'mso-number-format:"\\@"',
    sdnum: `${ENGLISH}@`,
    "data-sheets-numberformat": JSON.stringify({ 1: 1, 2: "@" }),
    ...sheets({ 1: 2, 2: text }),
  };
}

function sheets(value: Record<number, string | number>): Record<string, string> {
  return { "data-sheets-value": JSON.stringify(value) };
}

/** Spaces at the ends or side by side, tabs, and hard spaces do not come back from HTML as they were. */
function losesInHtml(text: string): boolean {
  return /[\t\r\f\v\u00a0]|(^|[ \n]) | ($|\n)|\n$/.test(text);
}

function words(text: string): string {
  const kept = escaped(text)
    .replace(/(^|\n| ) /g, "$1&nbsp;")
    .replace(/ ($|\n)/g, "&nbsp;$1");
  // Excel begins a new row at a plain <br>.
  return kept.replace(/\r\n|\r|\n/g, '<br style="mso-data-placement:same-cell">');
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}
