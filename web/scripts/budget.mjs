// Holds the build to what a county's line carries: prints every file and fails above the budget.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { ASSETS, DIST } from "./dist.mjs";

const FIRST = 380;
const LAZY = 260;
const ALL = 900;
const SHELL = 5;

/** What goes over the line: the packed file where there is one. */
const sent = (path) => statSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).size / 1024;
const shell = readFileSync(`${DIST}/index.html`, "utf-8");
const named = new Set([...shell.matchAll(/\/assets\/([\w.-]+)/g)].map((found) => found[1]));
const files = readdirSync(ASSETS)
  .filter((name) => !name.endsWith(".gz"))
  .map((name) => ({ name, size: sent(`${ASSETS}/${name}`), first: named.has(name) }))
  .sort((one, other) => Number(other.first) - Number(one.first) || other.size - one.size);

const sum = (some) => some.reduce((total, one) => total + one.size, 0);
const first = sum(files.filter((one) => one.first));
const all = sum(files);
for (const one of files) {
  console.log(`${one.size.toFixed(1).padStart(8)} KB  ${one.first ? "first" : "lazy "}  ${one.name}`);
}
console.log(`${first.toFixed(1).padStart(8)} KB  first load (at most ${FIRST})`);
console.log(`${all.toFixed(1).padStart(8)} KB  all (at most ${ALL}); as sent, in gzip`);

const faults = [
  first > FIRST && `first load: ${first.toFixed(1)} KB of ${FIRST}`,
  all > ALL && `all: ${all.toFixed(1)} KB of ${ALL}`,
  statSync(`${DIST}/index.html`).size > SHELL * 1024 && `index.html is larger than ${SHELL} KB`,
  ...files
    .filter((one) => !one.first && one.size > LAZY)
    .map((one) => `${one.name}: ${one.size.toFixed(1)} KB of ${LAZY}`),
].filter(Boolean);
for (const fault of faults) console.error(`over budget: ${fault}`);
process.exit(faults.length ? 1 : 0);
