import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answerCame, answerLost, keyFor } from "./lost-keys";

const SEND = "POST /notices {}";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("what was asked and never answered is asked again under the same key", () => {
  const first = keyFor("1", SEND);
  answerLost("1");
  expect(keyFor("2", SEND)).toBe(first);
  answerLost("2");
  expect(keyFor("3", SEND)).toBe(first);
  answerCame("3");
  expect(keyFor("4", SEND)).not.toBe(first);
  answerCame("4");
});

test("other words are another question", () => {
  const first = keyFor("1", SEND);
  answerLost("1");
  expect(keyFor("2", "POST /notices {more}")).not.toBe(first);
  answerCame("2");
});

test("what was answered and pressed again later is meant anew", () => {
  const first = keyFor("1", SEND);
  answerLost("1");
  vi.advanceTimersByTime(11 * 60_000);
  expect(keyFor("2", SEND)).not.toBe(first);
});
