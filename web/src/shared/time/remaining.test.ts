import { expect, test } from "vitest";
import { remaining } from "./remaining";

const FIRST = { done: 100, at: 0 };

test("what is left is told by how fast it went so far", () => {
  expect(remaining(FIRST, 300, 700, 4_000)).toBe(8);
});

test("nothing is foretold too early, where nothing moves, or at the end", () => {
  expect(remaining(FIRST, 300, 700, 1_000)).toBeUndefined();
  expect(remaining(FIRST, 100, 700, 9_000)).toBeUndefined();
  expect(remaining(FIRST, 700, 700, 9_000)).toBeUndefined();
});
