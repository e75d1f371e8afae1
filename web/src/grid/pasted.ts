import { readTsv } from "./tsv";

/** A cell as it came from the clipboard. */
export interface PastedCell {
  text: string;
  /** The number behind the text, when the program told: "1,234.50" is 1234.5, and "3/4/26" is one day only. */
  number?: number;
  /** What one of our own grids copied. */
  own?: { type: string; raw: string };
}

/** The table on the clipboard: from HTML when there is one, because it knows types; else from its text. */
export function pasted(html: string, text: string): PastedCell[][] {
  const table = html ? readHtml(html) : null;
  return table ?? readTsv(text).map((fields) => fields.map((field) => ({ text: field })));
}

export function readHtml(html: string): PastedCell[][] | null {
  const page = new DOMParser().parseFromString(html, "text/html");
  const table = page.querySelector("table");
  if (!table) return null;
  // LibreOffice writes spaces side by side as they are, though every reader of HTML makes one of them.
  const keepsSpaces = page.querySelector('meta[name="generator" i][content^="LibreOffice"]') !== null;
  const rows: PastedCell[][] = [];
  // Where cells of rows above reach down into a row: they hold its place, and are empty there.
  const below: Map<number, PastedCell>[] = [];
  for (const [at, tr] of [...table.rows].filter((row) => !isHidden(row)).entries()) {
    const row: PastedCell[] = [];
    const held = below[at] ?? new Map<number, PastedCell>();
    const skipHeld = () => {
      for (let empty = held.get(row.length); empty; empty = held.get(row.length)) row.push(empty);
    };
    for (const td of tr.cells) {
      skipHeld();
      for (let down = 1; down < Math.min(td.rowSpan, MOST_SPAN); down++) {
        const lower = (below[at + down] ??= new Map());
        for (let across = 0; across < Math.min(td.colSpan, MOST_SPAN); across++)
          lower.set(row.length + across, { text: "" });
      }
      row.push(pastedCell(td, keepsSpaces));
      for (let across = 1; across < Math.min(td.colSpan, MOST_SPAN); across++) row.push({ text: "" });
    }
    skipHeld();
    rows.push(row);
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  for (const row of rows) while (row.length < width) row.push({ text: "" });
  return width > 0 ? rows : null;
}

const MOST_SPAN = 1000;

/** Excel ends its tables with a row of widths that is not shown. */
function isHidden(row: HTMLTableRowElement): boolean {
  return /display:\s*none/i.test(row.getAttribute("style") ?? "");
}

function pastedCell(td: HTMLTableCellElement, keepsSpaces: boolean): PastedCell {
  const own = ownMark(td);
  const told = sheetsValue(td.getAttribute("data-sheets-value"));
  const text = td.getAttribute("data-motk-text") ?? (typeof told === "string" ? told : textOf(td, keepsSpaces));
  const number = typeof told === "number" ? told : (numberIn(td, "sdval") ?? numberIn(td, "x:num"));
  return { text, ...(number === undefined ? {} : { number }), ...(own ? { own } : {}) };
}

function ownMark(td: HTMLTableCellElement): { own?: PastedCell["own"] }["own"] {
  const [type, raw] = [td.getAttribute("data-motk-type"), td.getAttribute("data-motk")];
  return type !== null && raw !== null ? { type, raw } : undefined;
}

function numberIn(td: HTMLTableCellElement, attribute: string): number | undefined {
  const written = td.getAttribute(attribute);
  if (!written || !Number.isFinite(Number(written))) return undefined;
  return Number(written);
}

/** Google Sheets: {"1":2,"2":"text"} or {"1":3,"3":12.5}. */
function sheetsValue(written: string | null): string | number | undefined {
  if (!written) return undefined;
  try {
    const told = JSON.parse(written) as Record<string, unknown> | null;
    const value = told?.["1"] === 2 ? told["2"] : told?.["1"] === 3 ? told["3"] : undefined;
    return typeof value === "string" || typeof value === "number" ? value : undefined;
  } catch {
    return undefined;
  }
}

const BLOCKS: ReadonlySet<string> = new Set(["P", "DIV", "LI", "H1", "H2", "H3", "H4", "PRE", "BLOCKQUOTE"]);

/** The text of a cell as a reader sees it: white space is one space, <br> and blocks are line breaks, hard spaces are spaces. */
function textOf(td: HTMLTableCellElement, keepsSpaces: boolean): string {
  const white = keepsSpaces ? /[\t\r\n\f]+/g : /[ \t\r\n\f]+/g;
  let text = "";
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) text += (node.nodeValue ?? "").replace(white, " ");
    if (!(node instanceof Element) || node.tagName === "STYLE" || node.tagName === "SCRIPT") return;
    if (node.tagName === "BR") text += "\n";
    if (BLOCKS.has(node.tagName) && text.trim()) text += "\n";
    for (const child of node.childNodes) walk(child);
  };
  for (const child of td.childNodes) walk(child);
  // A line break at the very end is none that anybody sees: LibreOffice writes an empty cell as one.
  return text
    .replace(/ *\n */g, "\n")
    .replace(/\n$/, "")
    .replace(keepsSpaces ? /^ +| +$/g : / (?= )|^ | $/g, "")
    .replaceAll("\u00a0", " ");
}
