import type { Board } from "./board";
import { writeHtml } from "./clipboard-html";
import { copied } from "./copied";
import { pasted, type PastedCell } from "./pasted";
import { writeTsv } from "./tsv";

interface Hands {
  onCopied: (count: number, isPartOnly: boolean) => void;
  onCut: () => void;
  onPaste: (cells: PastedCell[][]) => void;
}

/** The clipboard's own events: they need no permission, and work over plain HTTP, too. */
export function followClipboard<Row>(board: Board<Row>, { onCopied, onCut, onPaste }: Hands): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const take = (event: ClipboardEvent): boolean => {
    const block = isTyping(event.target) ? null : copied(board.ranges.get(), board.table);
    if (!block || !event.clipboardData) return false;
    event.preventDefault();
    event.clipboardData.setData("text/plain", writeTsv(block.cells.map((row) => row.map(({ text }) => text))));
    event.clipboardData.setData("text/html", writeHtml(block.cells));
    onCopied(block.rows.length * block.columns.length, block.isPartOnly);
    return true;
  };
  board.root.addEventListener("copy", take, { signal });
  board.root.addEventListener("cut", (event) => take(event) && onCut(), { signal });
  board.root.addEventListener(
    "paste",
    (event) => {
      if (isTyping(event.target) || !event.clipboardData) return;
      event.preventDefault();
      onPaste(pasted(event.clipboardData.getData("text/html"), event.clipboardData.getData("text/plain")));
    },
    { signal },
  );
  return () => stop.abort();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, [contenteditable=true]") !== null;
}

/** For a menu, which has no event of its own: asks the browser, which may refuse. Null when it does. */
export async function readClipboard(): Promise<PastedCell[][] | null> {
  try {
    const [held] = await navigator.clipboard.read();
    const part = async (type: string) => (held?.types.includes(type) ? await (await held.getType(type)).text() : "");
    return pasted(await part("text/html"), await part("text/plain"));
  } catch {
    return null;
  }
}
