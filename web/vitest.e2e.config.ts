import { defineConfig } from "vitest/config";

// Each file has a server with a studio and a browser of its own; two at a time, as one waits for the other half of the while.
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    environment: "node",
    include: ["e2e/**/*.e2e.ts"],
    globalSetup: "e2e/demo-home.ts",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
