import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// `vite --mode fake` and the tests put the office in memory behind the one door; a build for the window never does.
const fake = { find: /^\.\/tauri$/u, replacement: fileURLToPath(new URL("src/backend/fake.ts", import.meta.url)) };

export default defineConfig(({ mode }) => ({
  plugins: [react()],
  resolve: { alias: mode === "fake" || mode === "test" ? [fake] : [] },
  build: { target: "safari16", chunkSizeWarningLimit: 2000 },
  // A loaded machine is no failure: antd's lists take seconds to appear in it.
  test: { environment: "happy-dom", setupFiles: ["src/testing/setup.ts"], testTimeout: 60_000 },
}));
