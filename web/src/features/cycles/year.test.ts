import { expect, test } from "vitest";
import { aYearOn } from "./year";

test("a day in the week stays the same day a year on", () => {
  expect(aYearOn("2026-04-09")).toBe("2027-04-09");
});

test("what would fall on a Saturday or a Sunday moves to the Monday", () => {
  expect(aYearOn("2026-04-10")).toBe("2027-04-12");
  expect(aYearOn("2026-04-11")).toBe("2027-04-12");
});
