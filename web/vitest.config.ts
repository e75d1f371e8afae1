import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  test: {
    environment: "jsdom",
    include: ["{src,scripts}/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test-setup.ts"],
    // A machine under load is slow; what is waited for ends the wait.
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
