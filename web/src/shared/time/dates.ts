import dayjs, { type Dayjs } from "dayjs";

/** Bureaus go by the time of China wherever the browser stands; it knows no summer time. */
const ZONE = "+08:00";
const AHEAD = 8 * 60 * 60 * 1000;
const DAY = 10;

/** The moment as a clock in China shows it: 2026-04-15T09:30:00.000. */
function inChina(moment: number): string {
  return new Date(moment + AHEAD).toISOString().slice(0, -1);
}

function written(value: string, length: number): string {
  const moment = value.length > DAY ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? value : inChina(moment).slice(0, length).replace("T", " ");
}

/** Dates in tables: 2026-04-15; of a date chosen in a calendar, that day. */
export function day(value: string | Dayjs | null | undefined): string {
  if (!value) return "";
  if (typeof value !== "string") return value.format("YYYY-MM-DD");
  return written(value, DAY);
}

/** Dates where room is short: 04-15; of another year with it. */
export function shortDay(value: string): string {
  return ofThisYear(value) ? day(value).slice(5) : day(value);
}

export function minute(value: string | null | undefined): string {
  return value ? written(value, 16) : "";
}

/** To the second, or to the thousandth where order matters. */
export function second(value: string | null | undefined, exact = false): string {
  return value ? written(value, exact ? 23 : 19) : "";
}

/** The time of day: 09:30. */
export function hour(value: string | null | undefined): string {
  return minute(value).slice(11);
}

/** Dates in sentences: 2026年4月15日. */
export function spoken(value: string | null | undefined, language: string): string {
  if (!value) return "";
  return dayjs(day(value)).format(language === "en" ? "D MMMM YYYY" : "YYYY年M月D日");
}

/** Dates of deadlines: 4月15日周三; of another year with it. */
export function dayOfWeek(value: string, language: string): string {
  const year = ofThisYear(value) ? undefined : "numeric";
  const how = { year, month: "short", day: "numeric", weekday: "short", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", how).format(new Date(`${day(value)}T00:00:00Z`));
}

/** The day it is in China. */
export function today(): string {
  return inChina(Date.now()).slice(0, DAY);
}

/** The minute it is in China: 2026-04-15 09:30. */
export function now(): string {
  return inChina(Date.now()).slice(0, 16).replace("T", " ");
}

/** The day it is in China, as calendars take it. */
export function thisDay(): Dayjs {
  return dayjs(today());
}

export function thisYear(): number {
  return Number(today().slice(0, 4));
}

function ofThisYear(value: string): boolean {
  return Number(day(value).slice(0, 4)) === thisYear();
}

/** The first and the last moment of a day in China. */
export function beginningOf(one: Dayjs): string {
  return `${day(one)}T00:00:00${ZONE}`;
}

export function endOf(one: Dayjs): string {
  return `${day(one)}T23:59:59.999${ZONE}`;
}
