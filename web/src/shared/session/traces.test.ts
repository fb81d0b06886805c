import { beforeEach, expect, test, vi } from "vitest";
import { forgetTraces, onChangeOfPerson, sitDown } from "./traces";

const kept = new Map<string, string>();
const listeners = new Set<(event: unknown) => void>();

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

test("his other windows hear of it when another signs in", () => {
  const changed = vi.fn();
  onChangeOfPerson("zhao", changed);
  listeners.forEach((heard) => heard({ key: "lianfang.phrases.used" }));
  expect(changed).not.toHaveBeenCalled();
  sitDown("liang");
  listeners.forEach((heard) => heard({ key: "lianfang.person" }));
  expect(changed).toHaveBeenCalledOnce();
});
