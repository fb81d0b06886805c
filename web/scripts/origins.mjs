// The console runs without the internet: addresses in the build may only be names, never sources.
import { readdirSync, readFileSync } from "node:fs";
import { ASSETS, DIST } from "./dist.mjs";

// Names of vocabularies and of explanations in error texts; nothing is ever fetched from them.
const NAMES = [
  /^https?:\/\/(www\.)?w3\.org\//,
  /^https:\/\/react\.dev\//,
  /^https:\/\/(reactflow|rf)\.dev/,
  /^https:\/\/(ant\.design|u\.ant\.design|github\.com|reactrouter\.com|tanstack\.com|www\.i18next\.com|echarts\.apache\.org|locize\.com)(\/|$)/,
  /^https?:\/\/localhost(\/|$)/,
];

const seen = new Map();
for (const path of [`${DIST}/index.html`, ...readdirSync(ASSETS).map((name) => `${ASSETS}/${name}`)]) {
  if (path.endsWith(".gz")) continue;
  for (const [address] of readFileSync(path, "utf-8").matchAll(/https?:\/\/[\w.:-]+\/?/g)) {
    seen.set(address, path);
  }
}
const strange = [...seen].filter(([address]) => !NAMES.some((name) => name.test(address)));
for (const [address, path] of strange) console.error(`not allowed: ${address} in ${path}`);
process.exit(strange.length ? 1 : 0);
