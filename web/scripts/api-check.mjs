// The committed types are those of the committed description of the interface.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const WEB = fileURLToPath(new URL("..", import.meta.url));
const TYPES = "src/api/schema.d.ts";
const { scripts } = JSON.parse(readFileSync(join(WEB, "package.json"), "utf-8"));
const folder = mkdtempSync(join(tmpdir(), "lianfang-api-"));
try {
  const fresh = join(folder, "schema.d.ts");
  const words = scripts.api.split(" ").map((word) => (word === TYPES ? fresh : word));
  execFileSync("npx", ["--no-install", ...words], { cwd: WEB, stdio: ["ignore", "ignore", "inherit"] });
  if (readFileSync(fresh, "utf-8") !== readFileSync(join(WEB, TYPES), "utf-8")) {
    console.error(`${TYPES} is not what openapi.json describes: run \`npm run api\``);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
