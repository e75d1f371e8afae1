import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";
import { startI18n } from "@/lib/i18n/setup";

await startI18n("en");

// As in vitest.config.ts.
configure({ asyncUtilTimeout: 15_000 });

// jsdom has none of these, which Mantine asks for.
globalThis.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
if (globalThis.Element) Element.prototype.scrollIntoView ??= () => {};
if (globalThis.document && !document.fonts) Object.defineProperty(document, "fonts", { value: new EventTarget() });

afterEach(cleanup);
