/** One element with its class and what it holds. The cells of a scrolling grid are plain DOM: React would cost a tree per cell. */
export function element(tag: string, className: string, ...children: (Node | string | null)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children.filter((child): child is Node | string => child !== null && child !== ""));
  return made;
}
