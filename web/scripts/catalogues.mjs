// Both languages say the same things, and neither speaks in the other's words.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SRC = fileURLToPath(new URL("../src", import.meta.url));
const folders = [
  `${SRC}/app/locales`,
  `${SRC}/shared/locales`,
  ...readdirSync(`${SRC}/features`).map((name) => `${SRC}/features/${name}/locales`),
].filter((folder) => existsSync(folder));
const HAN = /[\u3400-\u9fff]/;
const PLURAL = /_(zero|one|two|few|many|other)$/;
const faults = [];

function flat(tree, before = "") {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "object" ? flat(value, `${before}${key}.`) : [[`${before}${key}`, String(value)]],
  );
}

function read(folder, language) {
  const path = `${folder}/${language}.json`;
  if (existsSync(path)) return new Map(flat(JSON.parse(readFileSync(path, "utf-8"))));
  faults.push(`${path} is missing`);
  return new Map();
}

for (const folder of folders) {
  const chinese = read(folder, "zh-CN");
  const english = read(folder, "en");
  const bare = (catalogue) => new Set([...catalogue.keys()].map((key) => key.replace(PLURAL, "")));
  const [here, there] = [bare(chinese), bare(english)];
  for (const key of here) if (!there.has(key)) faults.push(`${folder}: en lacks ${key}`);
  for (const key of there) if (!here.has(key)) faults.push(`${folder}: zh-CN lacks ${key}`);
  for (const [key, text] of english) {
    // The name of the other language is written in that language.
    if (HAN.test(text) && !/language|chinese/i.test(key)) faults.push(`${folder}: Chinese in en ${key}`);
  }
  for (const [key, text] of chinese) {
    const holes = (said) => [...said.matchAll(/\{\{\s*([\w.]+)/g)].map((found) => found[1]).sort().join();
    const other = english.get(key);
    if (other !== undefined && holes(text) !== holes(other)) {
      faults.push(`${folder}: ${key} is filled with other facts in en`);
    }
  }
}
for (const fault of faults) console.error(fault.replace(`${SRC}/`, ""));
process.exit(faults.length ? 1 : 0);
