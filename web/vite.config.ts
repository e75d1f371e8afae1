import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `motk serve` listens here while the front end is developed: `npm run dev` beside it.
const BACK_END = process.env.MOTK_DEV_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  build: {
    outDir: "../src/motk/web_dist",
    emptyOutDir: true,
    manifest: true,
    // Fonts and icons ship as files with a hashed name; nothing is inlined, so the server's policy can forbid data: scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { "/api": { target: BACK_END, changeOrigin: false } } },
});
