import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const SERVICE = process.env.LIANFANG_SERVICE ?? "http://127.0.0.1:8080";
const SERVED = ["/api", "/login", "/logout", "/password-links", "/board", "/print", "/docs", "/flowcharts/", "/openapi.json"];

/** Libraries that change together share a chunk; each stays below the limit of a lazy chunk. */
const CHUNKS: [string, RegExp][] = [
  ["charts", /node_modules\/(echarts|zrender)\//],
  ["flow", /node_modules\/(@xyflow|@dagrejs|d3-[a-z]+)\//],
  ["react", /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|openapi-fetch)\//],
];

export default defineConfig({
  plugins: [react()],
  // The pages without scripts share their few files; the service serves them from there itself.
  publicDir: "../service/console/public",
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "chrome86",
    outDir: "../service/console/dist",
    emptyOutDir: true,
    copyPublicDir: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        manualChunks: (id) => CHUNKS.find(([, found]) => found.test(id))?.[0],
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      SERVED.map((path) => [
        path,
        {
          target: SERVICE,
          // Pages of the console itself share the beginning of an address with printed ones.
          bypass: (request) =>
            path === "/flowcharts/" && !request.url?.includes("/print") ? request.url : undefined,
        },
      ]),
    ),
  },
});
