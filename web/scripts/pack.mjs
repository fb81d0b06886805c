// Packs every file of the build once, so that the service sends it packed without work.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import zopfli from "@gfx/zopfli";
import { ASSETS } from "./dist.mjs";

const WORTH_IT = /\.(js|css|svg|json)$/;

for (const name of readdirSync(ASSETS).filter((one) => WORTH_IT.test(one))) {
  const plain = readFileSync(`${ASSETS}/${name}`);
  // Gzip like any other, some per cent smaller; more rounds gain next to nothing.
  const packed = await zopfli.gzipAsync(plain, { numiterations: 1 });
  if (packed.length < plain.length) writeFileSync(`${ASSETS}/${name}.gz`, packed);
}
