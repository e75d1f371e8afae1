import { defineConfig } from "vitest/config";

// What only a real browser can say of a big production: `make bench` runs it last, on a machine that does nothing else.
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    environment: "node",
    include: ["bench/**/*.bench.ts"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
