import { describe, expect, it } from "vitest";
import { sharedKeys } from "../../../scripts/shared-keys";
import { filled } from "./filled";

describe("a catalogue of shared keys", () => {
  it("is what was written, and lacks what its language lacks", () => {
    expect(filled("list(title empty(here there)) rows_one rows_other close", "Powers\nNone\n\n\n{{count}} rows\nClose")).toEqual({
      list: { title: "Powers", empty: { here: "None" } },
      rows_other: "{{count}} rows",
      close: "Close",
    });
  });

  it("says in both languages the words of its file", async () => {
    const { load } = sharedKeys() as unknown as { load: (id: string) => string };
    const folder = `${import.meta.dirname}/../locales/`;
    const said = (code: string) => JSON.parse(/"(.*)"/.exec(code)?.[0] ?? "") as string;
    const keys = said(load(`${folder}keys`));
    for (const language of ["zh-CN", "en"]) {
      const texts = load(`${folder}${language}.texts`).split("filled(keys, ")[1] ?? "";
      expect(filled(keys, said(texts))).toEqual((await import(`../locales/${language}.json`)).default);
    }
  });
});
