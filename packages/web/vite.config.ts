import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  server: {
    host: "127.0.0.1",
    port: 5173,
    proxy: { "/v1": server, "/mailbox": server },
  },
  build: {
    sourcemap: false,
    // The page is served under `default-src 'self'`: no inline script, and no data: address for an image or a font.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
