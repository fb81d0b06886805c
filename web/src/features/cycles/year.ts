import dayjs from "dayjs";
import { day } from "@/shared/time/dates";

/** A year on; what would fall on a weekend begins or ends on the Monday after. */
export function aYearOn(date: string): string {
  const next = dayjs(date).add(1, "year");
  return day(next.add([1, 0, 0, 0, 0, 0, 2][next.day()] ?? 0, "day"));
}
