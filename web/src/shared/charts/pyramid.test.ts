import { expect, test } from "vitest";
import { inOrder } from "./pyramid";
import { percentOf, rateText } from "./rates";

const step = (rank: number | null, n: number) => ({ rank, n, managed_by_label: null, covered: n, covered_rate: null });

test("high stands above medium above low, whatever their numbers", () => {
  const shown = inOrder([step(3, 731), step(null, 0), step(2, 937), step(1, 683)]);
  expect(shown.map((one) => one.n)).toEqual([683, 937, 731]);
});

test("points without a grade come last, and only when there are any", () => {
  expect(inOrder([step(null, 4), step(1, 1)]).map((one) => one.rank)).toEqual([1, null]);
});

test("too few for a share are counted instead", () => {
  expect(percentOf(3, 4)).toBe("3/4");
  expect(percentOf(5, 8)).toBe("62.5%");
  expect(rateText(null, 0, 0)).toBe("0/0");
});
