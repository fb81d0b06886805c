import { expect, test } from "vitest";
import { besides, ticks } from "./plot";

test("an axis names at most seven round numbers within its ends", () => {
  expect(ticks({ min: 0, max: 100 })).toEqual([0, 20, 40, 60, 80, 100]);
  expect(ticks({ min: 37, max: 96 })).toEqual([40, 50, 60, 70, 80, 90]);
  expect(ticks({ min: 0, max: 3 })).toEqual([0, 1, 2, 3]);
});

test("names that would meet stand on lines of their own, and none leaves the picture", () => {
  const [first, second, third] = besides([{ name: "财政局", x: 10, y: 0 }, { name: "民政局", x: 20, y: 0 }, { name: "税务局", x: 95, y: 0 }], 100, 12);
  expect(first?.y).not.toBe(second?.y);
  expect(third?.anchor).toBe("end");
});

test("a name stands above its mark where a line runs below it", () => {
  const lines = [[[0, 50], [100, 60]]] as const;
  expect(besides([{ name: "财政局", x: 10, y: 40 }], 200, 12, lines)[0]?.y).toBeLessThan(40);
  expect(besides([{ name: "财政局", x: 120, y: 40 }], 200, 12, lines)[0]?.y).toBeGreaterThan(40);
});
