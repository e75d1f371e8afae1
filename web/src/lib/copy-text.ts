/** Puts text on the clipboard, also on plain http, where browsers have no clipboard for scripts. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
  };
  document.addEventListener("copy", onCopy, { once: true, capture: true });
  document.execCommand("copy");
  document.removeEventListener("copy", onCopy, true);
}
