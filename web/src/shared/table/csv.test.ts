import { expect, test } from "vitest";
import { csv } from "./csv";

test("Excel knows the characters, and commas and quotes stay in their cell", () => {
  expect(csv([["科室", 'say "so", please']])).toBe('\ufeff科室,"say ""so"", please"\r\n');
});

test("words that look like a formula stay words; numbers stay numbers", () => {
  expect(csv([["=SUM(A1)", "+86", "-", "@x", -3]])).toBe("\ufeff'=SUM(A1),'+86,'-,'@x,-3\r\n");
});

test("signs of full width, which spreadsheet programs read as the narrow ones, start no formula", () => {
  expect(csv([["＝1+1", "＋86", "－1", "＠x"]])).toBe("\ufeff'＝1+1,'＋86,'－1,'＠x\r\n");
});
