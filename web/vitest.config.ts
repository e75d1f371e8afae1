import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  test: { environment: "jsdom", include: ["{src,scripts}/**/*.test.{ts,tsx}"], setupFiles: ["src/test-setup.ts"] },
});
