// Packs every file of the build once, so that the service sends it packed without work.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { ASSETS } from "./dist.mjs";

const WORTH_IT = /\.(js|css|svg|json)$/;

for (const name of readdirSync(ASSETS).filter((one) => WORTH_IT.test(one))) {
  const plain = readFileSync(`${ASSETS}/${name}`);
  const packed = gzipSync(plain, { level: 9 });
  if (packed.length < plain.length) writeFileSync(`${ASSETS}/${name}.gz`, packed);
}
