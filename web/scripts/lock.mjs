// The lock file names packages and their digests, never hosts: `--check` looks, otherwise it mends.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PATH = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const lock = JSON.parse(readFileSync(PATH, "utf-8"));
const named = [];
for (const [name, one] of Object.entries(lock.packages)) {
  for (const field of ["resolved", "funding"]) {
    if (field in one) {
      named.push(`${name}: ${field}`);
      delete one[field];
    }
  }
}
if (process.argv.includes("--check")) {
  for (const one of named) console.error(`package-lock.json names a host: ${one} (npm run lock)`);
  process.exit(named.length ? 1 : 0);
}
writeFileSync(PATH, `${JSON.stringify(lock, null, 2)}\n`);
