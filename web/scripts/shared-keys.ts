import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import type { Words } from "../src/shared/words/filled";

const CATALOGUE = /^(.*\/locales\/)(zh-CN|en)\.json$/;
const TEXTS = /^(.*\/locales\/)(zh-CN|en)\.texts$/;
const KEYS = /^(.*\/locales\/)keys$/;

/** Sends the keys of a catalogue once, not with either language: they are a quarter of it. */
export function sharedKeys(): Plugin {
  return {
    name: "shared-keys",
    apply: "build",
    enforce: "pre",
    async resolveId(id, importer, options) {
      if (KEYS.test(id)) return id;
      if (!id.endsWith(".json")) return undefined;
      const [, folder, language] = CATALOGUE.exec((await this.resolve(id, importer, { ...options, skipSelf: true }))?.id ?? "") ?? [];
      return folder && `${folder}${language}.texts`;
    },
    load(id) {
      const [, keysOf] = KEYS.exec(id) ?? [];
      if (keysOf) return `export default ${JSON.stringify(written(union(keysOf)))}`;
      const [, folder, language] = TEXTS.exec(id) ?? [];
      return folder && load(folder, textsOf(union(folder), read(`${folder}${language}.json`)));
    },
  };
}

const load = (folder: string, texts: string[]) => `import keys from "${folder}keys";
import { filled } from "@/shared/words/filled";
export default /* @__PURE__ */ filled(keys, ${JSON.stringify(texts.join("\n"))});`;

const read = (path: string) => JSON.parse(readFileSync(path, "utf-8")) as Words;

function union(folder: string): Words {
  return joined(read(`${folder}zh-CN.json`), read(`${folder}en.json`));
}

const branch = (one: Words[string] | undefined): Words => (typeof one === "object" ? one : {});

/** The keys of two languages: one may have words for one and for many where the other has not. */
function joined(one: Words, other: Words): Words {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    names.map((name) => [name, [one[name], other[name]].some((some) => typeof some === "object") ? joined(branch(one[name]), branch(other[name])) : ""]),
  );
}

function written(keys: Words): string {
  return Object.entries(keys)
    .map(([name, below]) => (typeof below === "object" ? `${name}(${written(below)})` : name))
    .join(" ");
}

function textsOf(keys: Words, words: Words): string[] {
  return Object.entries(keys).flatMap(([name, below]) => {
    const said = words[name];
    if (typeof below === "object") return textsOf(below, branch(said));
    if (typeof said === "string" && /\n/.test(said)) throw new Error(`a text of two lines: ${name}`);
    return [typeof said === "string" ? said : ""];
  });
}
