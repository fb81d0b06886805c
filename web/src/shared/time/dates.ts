import dayjs from "dayjs";

/** Dates in tables: 2026-04-15. */
export function day(value: string | null | undefined): string {
  return value ? dayjs(value).format("YYYY-MM-DD") : "";
}

export function minute(value: string | null | undefined): string {
  return value ? dayjs(value).format("YYYY-MM-DD HH:mm") : "";
}

/** Dates in sentences: 2026年4月15日. */
export function spoken(value: string | null | undefined, language: string): string {
  if (!value) return "";
  return dayjs(value).format(language === "en" ? "D MMMM YYYY" : "YYYY年M月D日");
}
