/** The field takes the keyboard as it appears: after its text, or with all of it selected, so that typing replaces it. */
export function firstFocus(field: HTMLInputElement | HTMLTextAreaElement | null, isAtEnd: boolean): void {
  if (!field || "began" in field.dataset) return;
  field.dataset.began = "";
  field.focus();
  if (isAtEnd) field.setSelectionRange(field.value.length, field.value.length);
  else field.select();
}

/** What the key that opened an editor puts into it; null when it only opened it. */
export function typedBy(key: string | null): string | null {
  if (key === "Backspace" || key === "Delete") return "";
  return key?.length === 1 ? key : null;
}
