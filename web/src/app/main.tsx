import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.layer.css";
import "@/ui/tokens.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startI18n } from "@/lib/i18n/setup";
import { App } from "./App";

await startI18n();
const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
