import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const SERVICE = process.env.LIANFANG_SERVICE ?? "http://127.0.0.1:8080";
const SERVED = ["/api", "/login", "/logout", "/password-links", "/appraisals/", "/board", "/print", "/docs", "/flowcharts/", "/openapi.json"];

/** What changes together shares a chunk, the words of a language too; each stays below the limit of a lazy chunk. */
const CHUNKS: [string, RegExp][] = [
  ["flow", /node_modules\/(@xyflow|@dagrejs|d3-[a-z]+)\//],
  ["react", /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|openapi-fetch)\//],
  ["words-zh-CN", /features\/[a-z]+\/locales\/zh-CN\.json/],
  ["words-en", /features\/[a-z]+\/locales\/en\.json/],
];
/** Pieces smaller than this many bytes are put to others: many little files pack badly. */
const SMALLEST = 20_000;

export default defineConfig({
  plugins: [react()],
  // The pages without scripts share their few files; the service serves them from there itself.
  publicDir: "../service/console/public",
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "chrome86",
    minify: "terser",
    terserOptions: { ecma: 2020, compress: { passes: 2 } },
    outDir: "../service/console/dist",
    emptyOutDir: true,
    copyPublicDir: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        experimentalMinChunkSize: SMALLEST,
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
