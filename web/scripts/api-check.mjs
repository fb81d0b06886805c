// The committed types are those of the committed description of the interface.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const WEB = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "lianfang-api-"));
try {
  const fresh = join(folder, "schema.d.ts");
  execFileSync("npx", ["--no-install", "openapi-typescript", "../openapi.json", "-o", fresh], {
    cwd: WEB,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (readFileSync(fresh, "utf-8") !== readFileSync(join(WEB, "src/api/schema.d.ts"), "utf-8")) {
    console.error("src/api/schema.d.ts is not what openapi.json describes: run `npm run api`");
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
