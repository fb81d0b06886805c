import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { sharedKeys } from "./scripts/shared-keys";

const SERVICE = process.env.LIANFANG_SERVICE ?? "http://127.0.0.1:8080";
const SERVED = ["/api", "/login", "/logout", "/password-links", "/appraisals/", "/board", "/print", "/docs", "/flowcharts/", "/openapi.json"];

/** What makes a chunk of its own: what changes together, and the words of a language. */
const CHUNKS: [string, RegExp][] = [
  ["flow", /flow\/still|node_modules\/(@xyflow|@dagrejs|zustand|classcat|d3-[a-z]+)\//],
  ["react", /commonjsHelpers|node_modules\/(use-sync-external-store|html-parse-stringify|void-elements|cookie|set-cookie-parser|react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|openapi-fetch)\//],
  ["words-zh-CN", /features\/[a-z]+\/locales\/zh-CN\.texts$/],
  ["words-en", /features\/[a-z]+\/locales\/en\.texts$/],
  ["words", /features\/[a-z]+\/locales\/keys$/],
];
/** Features one kind of work uses together share a chunk too: many little files pack badly. */
const ROOMS: [string, string[]][] = [
  ["register", ["powers", "flowcharts", "risks", "gradings", "measures", "searches", "sources", "commitments", "appraisals", "imports"]],
  ["decisions", ["tasks", "workbench", "tour", "meetings", "matters", "notices", "filings", "cycles", "regulations", "exchange"]],
];
/** The drawing of a flow makes no use of libraries of slow motion: the build leaves them out. */
const still: Plugin = {
  name: "still",
  apply: "build",
  enforce: "pre",
  resolveId: (id) => (/^d3-(transition|interpolate)$/.test(id) ? fileURLToPath(new URL("./src/shared/flow/still.ts", import.meta.url)) : undefined),
};
/** Pieces smaller than this many bytes are put to others. */
const SMALLEST = 20_000;

function chunkOf(id: string): string | undefined {
  const own = CHUNKS.find(([, found]) => found.test(id))?.[0];
  const [, feature, rest] = /src\/features\/([a-z]+)\/(.*)/.exec(id) ?? [];
  if (own || !feature || rest === "pages.ts") return own;
  return ROOMS.find(([, features]) => features.includes(feature))?.[0] ?? "office";
}

export default defineConfig({
  plugins: [sharedKeys(), still, react()],
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
        onlyExplicitManualChunks: true,
        manualChunks: chunkOf,
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
