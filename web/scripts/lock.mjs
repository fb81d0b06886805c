// The lock file names packages and their digests, never hosts: `--check` looks, otherwise it mends.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LOCKS = ["../package-lock.json", "../chromium86/package-lock.json"];
const named = [];
for (const name of LOCKS) {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const lock = JSON.parse(readFileSync(path, "utf-8"));
  for (const [place, one] of Object.entries(lock.packages)) {
    for (const field of ["resolved", "funding"].filter((each) => each in one)) {
      named.push(`${name} ${place}: ${field}`);
      delete one[field];
    }
  }
  if (!process.argv.includes("--check")) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}
if (process.argv.includes("--check")) {
  for (const one of named) console.error(`a lock file names a host: ${one} (npm run lock)`);
  process.exit(named.length ? 1 : 0);
}
