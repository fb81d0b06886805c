import dayjs from "dayjs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beginningOf, day, dayOfWeek, endOf, hour, minute, second, shortDay, spoken, thisDay, thisYear, today } from "./dates";

/** Half past midnight of New Year in China; still the old year in Europe and America. */
const NEW_YEAR = "2026-12-31T16:30:15.250Z";

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date(NEW_YEAR));
});
afterEach(() => vi.useRealTimers());

test("times are those of China wherever the browser stands", () => {
  expect(day(NEW_YEAR)).toBe("2027-01-01");
  expect(minute(NEW_YEAR)).toBe("2027-01-01 00:30");
  expect(second(NEW_YEAR)).toBe("2027-01-01 00:30:15");
  expect(second(NEW_YEAR, true)).toBe("2027-01-01 00:30:15.250");
  expect(hour(NEW_YEAR)).toBe("00:30");
  expect(minute("2026-12-31T16:30:15.250123+00:00")).toBe("2027-01-01 00:30");
  expect(spoken(NEW_YEAR, "zh-CN")).toBe("2027年1月1日");
});

test("a date is that day and never the one before", () => {
  expect(day("2026-04-15")).toBe("2026-04-15");
  expect(spoken("2026-04-15", "en")).toBe("15 April 2026");
  expect(day(dayjs("2026-04-15"))).toBe("2026-04-15");
  expect(day(null)).toBe("");
});

test("today is the day it is in China", () => {
  expect(today()).toBe("2027-01-01");
  expect(thisYear()).toBe(2027);
  expect(day(thisDay())).toBe("2027-01-01");
});

test("a day lasts from midnight to midnight in China", () => {
  expect(new Date(beginningOf(dayjs("2026-04-15"))).toISOString()).toBe("2026-04-14T16:00:00.000Z");
  expect(new Date(endOf(dayjs("2026-04-15"))).toISOString()).toBe("2026-04-15T15:59:59.999Z");
});

test("a deadline names its day of the week", () => {
  vi.setSystemTime("2026-06-01T00:00:00Z");
  expect(dayOfWeek("2026-04-15", "zh-CN")).toBe("4月15日周三");
  expect(dayOfWeek("2026-04-15", "en")).toBe("Wed 15 Apr");
});

test("a day of another year is told with its year", () => {
  vi.setSystemTime("2026-06-01T00:00:00Z");
  expect(dayOfWeek("2027-04-20", "zh-CN")).toBe("2027年4月20日周二");
  expect(shortDay("2027-02-01")).toBe("2027-02-01");
  expect(shortDay("2026-02-01")).toBe("02-01");
});
