import { expect, test } from "vitest";
import { ticks } from "./plot";

test("an axis names at most seven round numbers within its ends", () => {
  expect(ticks({ min: 0, max: 100 })).toEqual([0, 20, 40, 60, 80, 100]);
  expect(ticks({ min: 37, max: 96 })).toEqual([40, 50, 60, 70, 80, 90]);
  expect(ticks({ min: 0, max: 3 })).toEqual([0, 1, 2, 3]);
});
