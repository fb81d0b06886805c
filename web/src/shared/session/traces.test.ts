import { beforeEach, expect, test, vi } from "vitest";
import { keepYear, keptYear } from "./kept-year";
import { forgetTraces, onChangeOfPerson, sitDown } from "./traces";

const kept = new Map<string, string>();
const listeners = new Set<(event: unknown) => void>();
let chosen: string | null = null;

beforeEach(() => {
  kept.clear();
  listeners.clear();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      kept.set(key, value);
      Object.assign(store, { [key]: value });
    },
    removeItem: (key: string) => {
      kept.delete(key);
      Reflect.deleteProperty(store, key);
    },
  };
  vi.stubGlobal("localStorage", store);
  vi.stubGlobal("sessionStorage", { getItem: () => chosen, setItem: (_key: string, year: string) => (chosen = year), removeItem: () => (chosen = null) });
  vi.stubGlobal("window", {
    addEventListener: (_name: string, heard: (event: unknown) => void) => listeners.add(heard),
    removeEventListener: (_name: string, heard: (event: unknown) => void) => listeners.delete(heard),
  });
  sitDown("zhao");
  localStorage.setItem("lianfang.draft.zhao.power.new", "{}");
  localStorage.setItem("lianfang.phrases.used", '["同意"]');
  localStorage.setItem("lianfang.preferences", '{"theme":"dark"}');
});

test("whoever sits down again finds what he left", () => {
  sitDown("zhao");
  expect(kept.has("lianfang.draft.zhao.power.new")).toBe(true);
});

test("another finds nothing of his but the looks", () => {
  sitDown("liang");
  expect([...kept.keys()].sort()).toEqual(["lianfang.person", "lianfang.preferences"]);
});

test("nothing of his stays when he signs out", () => {
  forgetTraces();
  expect([...kept.keys()]).toEqual(["lianfang.preferences"]);
});

test("the year he looked at is forgotten with him, and kept while he stays", () => {
  keepYear(2025);
  sitDown("zhao");
  expect(keptYear()).toBe("2025");
  sitDown("liang");
  expect(keptYear()).toBeNull();
  keepYear(2025);
  forgetTraces();
  expect(keptYear()).toBeNull();
});

test("his other windows hear of it when another signs in", () => {
  const changed = vi.fn();
  onChangeOfPerson("zhao", changed);
  listeners.forEach((heard) => heard({ key: "lianfang.phrases.used" }));
  expect(changed).not.toHaveBeenCalled();
  sitDown("liang");
  listeners.forEach((heard) => heard({ key: "lianfang.person" }));
  expect(changed).toHaveBeenCalledOnce();
});
