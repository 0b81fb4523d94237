import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  build: { target: "safari16", chunkSizeWarningLimit: 2000 },
  test: { environment: "happy-dom" },
});
