import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";
import { startI18n } from "@/lib/i18n/setup";

await startI18n("en");

// jsdom has neither of these, which Mantine asks for.
globalThis.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

afterEach(cleanup);
